"""A PostgreSQL server of our own for the tests, from the programs on this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotFoundError(Exception):
    """There is no PostgreSQL on this machine."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server that only this machine can reach; give its address; stop it after.

    DIALOOG_TEST_DATABASE_URL names one that runs already.
    """
    given = os.environ.get("DIALOOG_TEST_DATABASE_URL", "")
    if given.startswith("postgresql"):
        yield given
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dialoog-pg-"))
    become = _become_ordinary(folder)
    data = folder / "data"
    try:
        _run(become, programs / "initdb", "-D", data, "-U", "dialoog", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=120"
        _run(
            become,
            programs / "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            folder / "log",
            "-o",
            options,
            "start",
        )
        yield f"postgresql+psycopg://dialoog@/postgres?host={folder}"
    finally:
        subprocess.run(
            [*become, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
            capture_output=True,
            check=False,
        )
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NotFoundError("Install PostgreSQL, or set DIALOOG_TEST_DATABASE_URL.")
    return found[-1].parent


def _become_ordinary(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root, so become somebody else there."""
    if os.geteuid() != 0:
        return []
    name = "postgres" if "postgres" in {user.pw_name for user in pwd.getpwall()} else "nobody"
    user = pwd.getpwnam(name)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _run(become: list[str], *words: object) -> None:
    done = subprocess.run(
        [*become, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise NotFoundError(done.stderr.decode(errors="replace").strip()[-300:])
