"""The servers of the benches of live delivery, each a process of its own, and a database with a crowd in it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.faults.house import ROOT, House, free_port
from tests.postgres_cluster import postgres_cluster

LIMIT = ["-m", "tests.bench.bare_live", "{port}"]


class Running:
    """A server of its own process."""

    def __init__(self, words: list[str], env: Mapping[str, str]) -> None:
        self.port = free_port()
        self.process = subprocess.Popen([sys.executable, *(word.format(port=self.port) for word in words)], env=env)

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # Linux: the CPU clock of another process

    def memory(self) -> int:
        """Resident bytes."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running(words: list[str], env: Mapping[str, str]) -> Iterator[Running]:
    """Start, and stop at the end."""
    server = Running(words, env)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                httpx.post(f"http://127.0.0.1:{server.port}/nowhere", timeout=0.3)
                break
            except httpx.ReadTimeout:
                break  # the bare one does not answer to that
            except httpx.HTTPError:
                time.sleep(0.1)
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def uvicorn(application: str) -> list[str]:
    """As in production; idle connections stay while sockets are opened."""
    words = ["-m", "uvicorn", application, "--port", "{port}", "--loop", "uvloop", "--http", "httptools"]
    words += ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--no-access-log"]
    return [*words, "--log-level", "critical", "--backlog", "4096", "--timeout-keep-alive", "120"]


FLOOR = uvicorn("tests.bench.bare_asgi:application")
OURS = uvicorn("tests.bench.live_house:application")


@contextmanager
def crowded(count: int, pairs: int) -> Iterator[tuple[House, dict[str, str]]]:
    """A PostgreSQL cluster with `count` people who only listen and `pairs` who talk, and the settings of a server."""
    print(f"other work on this machine: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as folder, postgres_cluster() as url:
        house = House(Path(folder), url, {})
        env = house.env(LOTSE_HEARTBEAT_SECONDS="25")
        words = [sys.executable, "-m", "tests.bench.crowd", str(count), str(pairs)]
        done = subprocess.run(words, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
        house.people = json.loads(done.stdout.splitlines()[-1])
        yield house, env
