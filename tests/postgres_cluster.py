"""A PostgreSQL cluster of our own: on a free port of this machine, in a folder that is removed afterwards.

Nothing is shared with a server that may run here already, and nothing is made faster at the price of durability:
fsync stays on, as in production.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg

OWNER = "lotse"
PATIENCE_SECONDS = 30
CONNECTIONS = 300


class PostgresMissing(Exception):
    """No PostgreSQL server programs on this machine."""


class PostgresServer:
    """A running server. `url` is the DATABASE_URL of its owner; it may go away and come back on the same port."""

    def __init__(self, programs: Path, folder: Path, account: pwd.struct_passwd, password: str) -> None:
        self._start = partial(_start, programs, folder, account, port := _free_port())
        self._folder = folder
        self.url = f"postgres://{OWNER}:{password}@127.0.0.1:{port}/postgres"
        self.start()

    def start(self) -> None:
        """Start, and come back when it answers."""
        self._process = self._start()
        _wait(self._process, self.url, self._folder)

    def stop(self) -> None:
        """End at once, as after a power failure: the next start recovers what was committed."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=PATIENCE_SECONDS)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a fresh cluster; stop and remove it at the end."""
    programs = server_programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="lotse-postgres-"))
    os.chown(folder, account.pw_uid, account.pw_gid)
    password = secrets.token_hex(16)
    try:
        _initialise(programs, folder, account, password)
        server = PostgresServer(programs, folder, account, password)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres_cluster() -> Iterator[str]:
    """Start a fresh cluster and give the DATABASE_URL of its owner; stop and remove it at the end."""
    with postgres_server() as server:
        yield server.url


def server_programs() -> Path:
    """The folder with initdb and postgres: on the PATH, from pg_config, or Debian's newest version."""
    candidates = []
    if initdb := shutil.which("initdb"):
        candidates.append(Path(initdb).resolve().parent)
    if pg_config := shutil.which("pg_config"):
        told = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        candidates.append(Path(told.stdout.strip()))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgresMissing("The PostgreSQL server is missing; on Debian and Ubuntu install the package postgresql.")


def _account() -> pwd.struct_passwd:
    """The system user who owns the cluster: this one, or an unprivileged one, because initdb refuses root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresMissing("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")


def _owner_only(account: pwd.struct_passwd) -> dict[str, object]:
    """The words that make subprocess run as this account."""
    if os.geteuid() != 0:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _initialise(programs: Path, folder: Path, account: pwd.struct_passwd, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    os.chown(secret, account.pw_uid, account.pw_gid)
    command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", OWNER, "--pwfile", str(secret)]
    command += ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"]
    done = subprocess.run(  # type: ignore[call-overload]
        command, cwd=folder, capture_output=True, text=True, check=False, **_owner_only(account)
    )
    if done.returncode != 0:
        raise RuntimeError(f"initdb failed: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(programs: Path, folder: Path, account: pwd.struct_passwd, port: int) -> "subprocess.Popen[bytes]":
    options = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": str(folder),
        "port": str(port),
        "max_connections": str(CONNECTIONS),
    }
    command = [str(programs / "postgres"), "-D", str(folder / "data")]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **_owner_only(account)
        )


def _wait(server: "subprocess.Popen[bytes]", url: str, folder: Path) -> None:
    """Return when the server answers; its own log is the error when it does not."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url.replace("postgres://", "postgresql://"), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"The PostgreSQL server did not start: {(folder / 'log').read_text()}")
