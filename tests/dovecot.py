"""A Dovecot of our own for the tests: a real IMAP server that only this machine can reach."""

from __future__ import annotations

import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "dialoog", "appelboom"
PATIENCE = 15  # seconds for the server to start

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
namespace inbox {{
  inbox = yes
  prefix =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class NotFoundError(Exception):
    """There is no Dovecot on this machine, or it doesn't start."""


@dataclass(frozen=True)
class Server:
    """Where the server listens; ``certificate`` signs itself."""

    port: int
    tls_port: int
    certificate: Path

    def connect(self) -> imaplib.IMAP4:
        """Give a connection in which the user is logged in."""
        connection = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        connection.login(USER, PASSWORD)
        return connection

    def deliver(self, raw: bytes) -> None:
        """Put a mail into the mailbox."""
        with self.connect() as connection:
            connection.append(
                "INBOX", "", None, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            )

    def empty(self) -> None:
        """Throw everything in the mailbox away."""
        with self.connect() as connection:
            for folder in self.folders():
                if folder != "INBOX":
                    connection.delete(folder)
            if connection.select("INBOX")[1] != [b"0"]:
                connection.store("1:*", "+FLAGS", r"(\Deleted)")
                connection.expunge()

    def folders(self) -> list[str]:
        """Give the names of the folders."""
        with self.connect() as connection:
            _kind, lines = connection.list()
        return [line.decode().rpartition(" ")[2].strip('"') for line in lines if line]

    def count(self, folder: str) -> int:
        """Count the mails in a folder; none when it isn't there."""
        with self.connect() as connection:
            kind, answer = connection.select(folder, readonly=True)
        return int(answer[0]) if kind == "OK" else 0


def find() -> str:
    """Give the program; raise ``NotFoundError`` when there is none."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        raise NotFoundError("Install Dovecot (in Debian: dovecot-imapd).")
    return program


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, and stop it after."""
    program = find()
    folder = Path(tempfile.mkdtemp(prefix="dialoog-imap-"))
    found = Server(_free_port(), _free_port(), folder / "cert.pem")
    settings = _write(folder, found)
    process = subprocess.Popen(
        [program, "-F", "-c", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(found, folder)
        yield found
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, found: Server) -> Path:
    """Write settings and a certificate; a server started by root serves as somebody else."""
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    for name in ("run", "state", "mail", "home"):
        (folder / name).mkdir()
    _run(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        *("-keyout", folder / "key.pem", "-out", found.certificate),
    )
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid)
    settings = folder / "dovecot.conf"
    settings.write_text(
        CONFIGURATION.format(
            folder=folder,
            user=user.pw_name,
            group=_group_of(user),
            uid=user.pw_uid,
            gid=user.pw_gid,
            password=PASSWORD,
            port=found.port,
            tls_port=found.tls_port,
        )
    )
    return settings


def _group_of(user: pwd.struct_passwd) -> str:
    import grp

    return grp.getgrgid(user.pw_gid).gr_name


def _run(*words: object) -> None:
    done = subprocess.run([*map(str, words)], capture_output=True, check=False)
    if done.returncode:
        raise NotFoundError(done.stderr.decode(errors="replace").strip()[-300:])


def _wait(found: Server, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            found.connect().logout()
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.1)
        else:
            return
    log = folder / "log"
    raise NotFoundError(log.read_text()[-600:] if log.exists() else "Dovecot doesn't answer.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
