"""A real mail server that takes everything and remembers the Message-IDs, in a process of its own.

    python -m tests.smtp_sink FILE [SECONDS]

It writes its port as the first line of FILE, and then a line for each mail that it takes; with
SECONDS it takes that long for each.
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
PATIENCE = 30  # seconds


class _Sink:
    def __init__(self, file: Path, seconds: float) -> None:
        self._lines = file.open("a", buffering=1, encoding="ascii")
        self._seconds = seconds

    def note(self, line: str) -> None:
        self._lines.write(f"{line}\n")

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's word
        await asyncio.sleep(self._seconds)
        found = _MESSAGE_ID.search(envelope.content)
        self.note(f"{found[1].decode() if found else '?'} {envelope.rcpt_tos[0]}")
        return "250 2.0.0 Taken"


@contextmanager
def running(file: Path, *, seconds: float = 0) -> Iterator[int]:
    """Run the server while the block runs; give its port."""
    command = [sys.executable, "-m", "tests.smtp_sink", str(file), str(seconds)]
    server = subprocess.Popen(command)
    try:
        wait_for(file, lines=1)
        yield int(file.read_text(encoding="ascii").splitlines()[0])
    finally:
        server.terminate()
        server.wait()


def taken(file: Path) -> list[tuple[str, str]]:
    """Give Message-ID and recipient of each mail it took, in order, repeats included."""
    lines = file.read_text(encoding="ascii").splitlines()[1:]
    return [(mail_id, recipient) for mail_id, _, recipient in (n.partition(" ") for n in lines)]


def wait_for(file: Path, *, lines: int) -> None:
    """Wait until the server wrote so many lines, the first with its port."""
    until = time.monotonic() + PATIENCE
    while not file.exists() or file.read_bytes().count(b"\n") < lines:
        if time.monotonic() > until:
            raise TimeoutError("The mail server didn't get that far.")
        time.sleep(0.01)


async def _serve(sink: _Sink) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink"), "127.0.0.1", 0)
    sink.note(str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(_Sink(Path(sys.argv[1]), float(sys.argv[2]))))
