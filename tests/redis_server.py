"""A Redis server of our own: on a free port of this machine, without anything on disk. It can be killed for real."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 10


class RedisMissing(Exception):
    """No Redis server program on this machine."""


class RedisServer:
    """A server on one port, which may die and come back."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and come back when it answers."""
        program = shutil.which("redis-server")
        if program is None:
            raise RedisMissing("The Redis server is missing; on Debian and Ubuntu install the package redis-server.")
        words = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.ask("PING") != b"+PONG\r\n":
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The Redis server did not start.")
            time.sleep(0.02)

    def kill(self) -> None:
        """As if the machine had lost power."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def ask(self, word: str) -> bytes:
        """The answer to a command of one line; nothing when nobody is there."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(f"{word}\r\n".encode())
                return line.recv(4096)
        except OSError:
            return b""


@contextmanager
def redis_server() -> Iterator[RedisServer]:
    """A running server, which is gone afterwards."""
    server = RedisServer()
    server.start()
    try:
        yield server
    finally:
        server.kill()
