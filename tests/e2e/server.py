"""Starts and stops the server of the browser tests: a process of its own on a free port, on the tests' database."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "deploy"))

from start_server import server_words  # noqa: E402 - lies in deploy

PATIENCE = 30  # seconds until the server has to answer


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answered request: `size` is what crossed the line, headers and compressed body, in bytes."""

    method: str
    path: str
    status: int
    size: int
    is_worker: bool

    @property
    def is_shell(self) -> bool:
        """Whether it is a part of the app and not data."""
        return not self.path.startswith("/api/")


class Server:
    """The running house. `origin` is its address; the journal tells what it answered."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.dist = folder / "dist"
        shutil.copytree(built, self.dist)
        self.journal = folder / "journal"
        self.journal.touch()
        self.log = folder / "server.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.origin = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and come back when it answers."""
        words = ["tests.e2e.served:application", *server_words("127.0.0.1", str(self.port))[1:]]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", *words], cwd=ROOT, env=self._environment(), stdout=log, stderr=log
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"The server did not start:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        """Stop; from then on there is no network for the phones."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """Pull the plug: no goodbye to anybody, nothing is finished."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def complaints(self) -> str:
        """What the server wrote about its own errors."""
        lines = self.log.read_text().splitlines()
        return "\n".join(line for line in lines if "Traceback" in line or '"error"' in line or "ERROR" in line)

    def answered(self) -> list[Answered]:
        """Everything answered so far, in order."""
        return [Answered(**json.loads(line)) for line in self.journal.read_text().splitlines()]

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)]),
            "DATABASE_URL": f"sqlite://{connection.settings_dict['NAME']}",
            "SECRET_KEY": settings.SECRET_KEY,
            "LOTSE_DEMO": "1",  # plain http
            "LOTSE_ORIGIN": self.origin,
            "LOTSE_PUSH_LOOPBACK": "1",  # the push service of the tests
            "LOTSE_TEST_JOURNAL": str(self.journal),
            "LOTSE_TEST_DIST": str(self.dist),
        }

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.origin}/healthz", timeout=1) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.05)
            return False
