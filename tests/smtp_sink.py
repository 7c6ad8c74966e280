"""A real mail server that takes everything and remembers the Message-IDs, in a process of its own.

    python -m tests.smtp_sink FILE

It writes its port as the first line of FILE, and then a line for each mail that it takes.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.smtp import SMTP

_MESSAGE_ID = re.compile(rb"^Message-ID: (<[^>]+>)", re.MULTILINE)
PATIENCE = 20  # seconds


class _Sink:
    def __init__(self, file: Path) -> None:
        self._lines = file.open("a", buffering=1, encoding="ascii")

    def note(self, line: str) -> None:
        self._lines.write(f"{line}\n")

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's word
        found = _MESSAGE_ID.search(envelope.content)
        self.note(f"{found[1].decode() if found else '?'} {envelope.rcpt_tos[0]}")
        return "250 2.0.0 Taken"


@contextmanager
def running(file: Path) -> Iterator[int]:
    """Run the server while the block runs; give its port."""
    server = subprocess.Popen([sys.executable, "-m", "tests.smtp_sink", str(file)])
    try:
        yield _port(file, server)
    finally:
        server.terminate()
        server.wait()


def taken(file: Path) -> list[tuple[str, str]]:
    """Give Message-ID and recipient of each mail it took, in order, repeats included."""
    lines = file.read_text(encoding="ascii").splitlines()[1:]
    return [(mail_id, recipient) for mail_id, _, recipient in (n.partition(" ") for n in lines)]


def _port(file: Path, server: subprocess.Popen[bytes]) -> int:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        if file.exists() and (written := file.read_text(encoding="ascii")).endswith("\n"):
            return int(written.splitlines()[0])
        time.sleep(0.05)
    raise RuntimeError("The mail server didn't start.")


async def _serve(sink: _Sink) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink"), "127.0.0.1", 0)
    sink.note(str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(_Sink(Path(sys.argv[1]))))
