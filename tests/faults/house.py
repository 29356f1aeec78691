"""A house of real processes: servers, the database and what lies between them. Everything may be killed."""

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import psycopg

from tests.faults.lives import child_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 30
HEARTBEAT_SECONDS = 1
NO_SECRETS = ssl.create_default_context()  # made once: every client would make one of its own


def free_port() -> int:
    """A port below those that the system gives to callers: nobody takes it while its server is dead.

    Who calls a dead server's port again and again may even be given that very port, and then answers itself.
    """
    lowest_of_callers = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        port = random.randrange(10_000, lowest_of_callers)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Server:
    """One process of the house; its port stays when it is started anew."""

    env: Mapping[str, str]
    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    clients: list[httpx.Client] = field(default_factory=list)

    def start(self) -> None:
        """Start, and come back when it answers."""
        words = [sys.executable, "-m", "tests.faults.served", str(self.port)]
        env = {**self.env, "LOTSE_TEST_DEATH": str(self.death)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=log, stderr=log)
        self.wait()

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                if httpx.get(f"{self.origin}/healthz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.03)
            if time.monotonic() > deadline or self.process is None or self.process.poll() is not None:
                raise RuntimeError(self.log.read_text()[-3000:])

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def death(self) -> Path:
        return self.folder / f"death-{self.port}"

    @property
    def early_death(self) -> Path:
        return self.folder / f"death-{self.port}-early"

    @property
    def log(self) -> Path:
        return self.folder / f"log-{self.port}"

    @property
    def child(self) -> int:
        """The process that serves."""
        assert self.process is not None
        return child_of(self.process.pid)

    def kill_child(self) -> None:
        """Power failure; the next child comes by itself."""
        os.kill(self.child, signal.SIGKILL)

    def memory(self) -> int:
        """Resident bytes of the process that serves."""
        return int(Path(f"/proc/{self.child}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def open_files(self) -> int:
        """How many files and connections the process that serves has open."""
        return len(list(Path(f"/proc/{self.child}/fd").iterdir()))

    def terminate(self) -> float:
        """SIGTERM; how many seconds the process took to end."""
        assert self.process is not None
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_SECONDS)
        return time.monotonic() - begun

    def stop(self) -> None:
        """At the end of a test, whatever state it is in."""
        for client in self.clients:
            client.close()
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(12)
            except subprocess.TimeoutExpired:
                os.kill(self.child, signal.SIGKILL)
                self.process.kill()
                self.process.wait()

    def errors(self) -> list[str]:
        """Lines of its log that tell of mistakes."""
        return [line for line in self.log.read_text().splitlines() if "Traceback" in line or '"level": "error"' in line]


class Person:
    """Somebody who is signed in, as an HTTP client of one server."""

    def __init__(self, told: Mapping[str, Any], server: Server) -> None:
        self.told = told
        self.server = server
        self.token = ""
        self.transport: httpx.BaseTransport | None = None  # of the line; a good one unless told

    @cached_property
    def http(self) -> httpx.Client:
        """Made when it is needed, and closed with the house."""
        jar = dict(self.told["cookies"])
        words: dict[str, Any] = {"timeout": 20, "verify": NO_SECRETS, "transport": self.transport}
        client = httpx.Client(base_url=self.server.origin, cookies=jar, **words)
        self.server.clients.append(client)
        return client

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.told["cookies"].items())

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self.http.get(f"/api{path}", params=query)

    def post(self, path: str, body: Any = None, *, key: str = "") -> httpx.Response:
        """A write, with the CSRF token as the app sends it."""
        if not self.token:
            self.token = self.get("/bootstrap").json()["csrf_token"]
        headers = {"X-CSRFToken": self.token} | ({"Idempotency-Key": key} if key else {})
        return self.http.post(f"/api{path}", json=body if body is not None else {}, headers=headers)

    def say(self, text: str, *, conversation: str = "", key: str = "") -> httpx.Response:
        """Send a message in the own conversation, or the one named."""
        talk = conversation or self.told["conversation"]
        return self.post(f"/conversations/{talk}/messages", {"text": text}, key=key or str(uuid4()))


class House:
    """A database of its own with people in it, and the servers that a test starts."""

    def __init__(self, folder: Path, database_url: str, people: Mapping[str, Any]) -> None:
        self.folder = folder
        self.database_url = database_url
        self.people = people
        self.servers: list[Server] = []

    def env(self, **more: str) -> dict[str, str]:
        words = {name: value for name, value in os.environ.items() if not name.startswith(("LOTSE_", "DJANGO_"))}
        for name in ("SECRET_KEY", "REDIS_URL"):
            words.pop(name, None)
        words |= {"LOTSE_DEMO": "1", "LOTSE_DATA_DIR": str(self.folder), "DATABASE_URL": self.database_url}
        words |= {"LOTSE_WORKER": "process", "LOTSE_HEARTBEAT_SECONDS": str(HEARTBEAT_SECONDS)}
        words |= {
            "PYTHONPATH": f"{ROOT / 'backend'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "lotse.config.settings",
        }
        return words | more

    def server(self, **more: str) -> Server:
        """Another running server of this house; `more` are settings, as REDIS_URL."""
        server = Server(self.env(**more), self.folder)
        self.servers.append(server)
        server.start()
        return server

    def resident(self, number: int, server: Server) -> Person:
        return Person(self.people["residents"][number], server)

    def worker(self, number: int, server: Server) -> Person:
        return Person(self.people["workers"][number], server)

    def manage(self, *words: str, **more: str) -> str:
        """A management command, as a process of its own."""
        command = [sys.executable, str(ROOT / "backend" / "manage.py"), *words]
        return subprocess.run(
            command, env=self.env(**more), cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout

    def burst(self, kind: str, subject: str, times: int, *people: str, **more: str) -> "subprocess.Popen[bytes]":
        """A process that appends events."""
        words = [sys.executable, "-m", "tests.faults.burst", kind, subject, str(times), *people]
        return subprocess.Popen(words, env=self.env(**more), cwd=ROOT)

    def rows(self, sql: str, *parameters: Any) -> list[Any]:
        """Ask the database itself."""
        if self.database_url.startswith("sqlite"):
            parameters = tuple(each.hex if isinstance(each, UUID) else each for each in parameters)
            with sqlite3.connect(urlsplit(self.database_url).path, timeout=20) as opened:
                return opened.execute(sql.replace("%s", "?"), parameters).fetchall()
        with psycopg.connect(self.database_url, autocommit=True) as bare:
            cursor = bare.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        for server in self.servers:
            server.stop()


def staged(folder: Path, database_url: str, *, residents: int, workers: int) -> House:
    """Fill the empty database of this address."""
    folder.mkdir(parents=True, exist_ok=True)
    house = House(folder, database_url, {})
    words = [sys.executable, "-m", "tests.faults.stage", str(residents), str(workers)]
    done = subprocess.run(words, env=house.env(), cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    house.people = json.loads(done.stdout.splitlines()[-1])
    return house


@contextmanager
def copy_of(pattern: House, folder: Path) -> Iterator[House]:
    """The same people in a database of the test's own."""
    shutil.copytree(pattern.folder, folder, dirs_exist_ok=True)
    if pattern.database_url.startswith("sqlite"):
        house = House(folder, f"sqlite://{folder}/lotse.sqlite3", pattern.people)
    else:
        name = f"house_{uuid4().hex}"
        base, _, template = pattern.database_url.rpartition("/")
        with psycopg.connect(f"{base}/postgres", autocommit=True) as bare:
            bare.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        house = House(folder, f"{base}/{name}", pattern.people)
    try:
        yield house
    finally:
        house.close()
