"""A server of its own process and clients that keep asking it; its CPU time is read from the system."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Server CPU per request in milliseconds, and requests per second of all clients together."""

    cpu_ms: float
    per_second: float


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """User and system time of the whole process so far."""
        words = _stat(self.pid)
        return (int(words[11]) + int(words[12])) / TICKS


@contextmanager
def serving(application: str, env: Mapping[str, str]) -> Iterator[Server]:
    """Start uvicorn as in production and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["-m", "uvicorn", application, "--port", str(port), "--loop", "uvloop", "--http", "httptools"]
    words += ["--no-access-log", "--no-server-header", "--lifespan", "off"]
    process = subprocess.Popen([sys.executable, *words], env={**os.environ, **env})
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)) != 0:
            if process.poll() is not None:
                raise RuntimeError(f"{application} does not start")
            time.sleep(0.05)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def postmaster_seconds(backend: int) -> float:
    """CPU of all PostgreSQL's processes, those that live and those that ended, found by the id of one backend."""
    postmaster = _stat(backend)[1]
    living = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    return sum(map(int, _stat(int(postmaster))[11:15])) / TICKS + sum(
        sum(map(int, _stat(int(child))[11:13])) / TICKS for child in living
    )


def _stat(pid: int) -> list[str]:
    """The words of /proc/<pid>/stat from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def ask(server: Server, path: str, cookies: str, *, requests: int, clients: int) -> Cost:
    """Let `clients` ask `requests` times together over connections that stay open."""

    def client(count: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        for _ in range(count):
            connection.request("GET", path, headers={"Cookie": cookies, "Accept-Language": "de"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} answers {answer.status}")
        connection.close()

    client(50)  # warm
    with ThreadPoolExecutor(clients) as threads:
        cpu, begin = server.cpu_seconds(), time.perf_counter()
        list(threads.map(client, [requests // clients] * clients))
        seconds = time.perf_counter() - begin
        return Cost((server.cpu_seconds() - cpu) / requests * 1000, requests / seconds)
