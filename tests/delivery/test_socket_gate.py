"""Sockets of other people's pages are refused before anything else, by the real server."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from lotse.vault.keyring import make_first_key

ROOT = Path(__file__).resolve().parents[2]
ORIGIN = "https://lotse.example.org"
PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A server as in production, on a free port; and what it writes."""
    folder = tmp_path_factory.mktemp("server")
    make_first_key(folder / "keys")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {
        **os.environ,
        "LOTSE_DEMO": "0",
        "SECRET_KEY": "kX8w3-Qm1zP7vB5nT9cR2yL6jH4gF0dS_aEuIoKxWqZrVtYbNp",
        "ALLOWED_HOSTS": "lotse.example.org,127.0.0.1",
        "LOTSE_ORIGIN": ORIGIN,
        "DATABASE_URL": f"sqlite://{folder}/lotse.sqlite3",
        "LOTSE_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT / "backend"),
    }
    words = ["-m", "uvicorn", "lotse.config.asgi:application", "--port", str(port), "--no-access-log"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, *words], env=env, stdout=log, stderr=log)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port, folder / "log"
    process.terminate()
    process.wait(PATIENCE_SECONDS)


def knock(port: int, path: str, origin: str | None) -> int:
    """The status that a handshake is refused with."""

    async def attempt() -> int:
        try:
            async with connect(f"ws://127.0.0.1:{port}{path}", origin=origin):  # type: ignore[arg-type]
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code

    return asyncio.run(attempt())


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("/ws", "https://evil.example"),
        ("/ws", "http://lotse.example.org"),
        ("/ws", "https://lotse.example.org.evil.example"),
        ("/ws", "null"),
        ("/ws", None),
        ("/nowhere", ORIGIN),
    ],
)
def test_strangers_and_unknown_addresses_are_refused_without_a_word_in_the_log(
    server: tuple[int, Path], path: str, origin: str | None
) -> None:
    port, log = server
    assert knock(port, path, origin) == 403
    assert "Traceback" not in log.read_text()
