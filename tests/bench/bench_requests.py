"""What a request costs the server: ours against Django's ASGI handler, and against pgbench with the same SQL.

Ratios of one run; nothing is asserted. `make bench`, or `PYTHONPATH=backend python -m tests.bench.bench_requests`.
"""

import os
import re
import resource
import secrets
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.bench.goals import OF_PGBENCH, OF_STOCK, beside
from tests.bench.serving import Cost, ask, postmaster_seconds, serving
from tests.postgres_cluster import postgres_cluster, server_programs

REQUESTS, CLIENTS = 800, 4
Cookies = str


@dataclass(frozen=True)
class Read:
    """An address, who asks, and the SQL of the answer."""

    path: str
    cookies: Cookies
    statements: list[str]


def prepare() -> list[Read]:
    """Amina and Frau Weber signed in, two appointments, and the SQL of each read as Django sends it."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, override_settings

    from tests.appointments.desk import make_desk

    call_command("migrate", verbosity=0)
    found = []
    with override_settings(ALLOWED_HOSTS=["*"]):
        desk = make_desk()
        for index in (0, 5):
            desk.book(index=index)
        amina, weber = desk.browser("amina"), desk.browser("weber")
        head = amina.get("/api/bootstrap").json()
        for browser, path in [
            (amina, f"/api/events?epoch={head['epoch']}&after={head['head']}"),
            (amina, "/api/bootstrap"),
            (amina, "/api/appointments"),
            (amina, f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}"),
            (weber, "/api/staff/week"),
            (amina, "/healthz"),
        ]:
            with CaptureQueriesContext(connection) as queries:
                browser.get(path)
            cookies = "; ".join(f"{name}={crumb.value}" for name, crumb in browser.cookies.items())
            found.append(Read(path, cookies, [one["sql"] for one in queries if "SELECT" in one["sql"][:9]]))
    connection.close()
    return found


@dataclass(frozen=True)
class Limit:
    """What pgbench reaches with the same SQL: how often in a second, and CPU of client and server for one time."""

    per_second: float
    cpu_ms: float


def pgbench(url: str, backend: int, statements: list[str]) -> Limit:
    """The same statements, prepared, with as many clients."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("".join(f"{statement};\n" for statement in statements))
        script.flush()
        words = ["-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "1", "-T", "3", "-f", script.name]
        program = Path("/usr/bin/pgbench")
        program = program if program.exists() else server_programs() / "pgbench"
        before = postmaster_seconds(backend) + _children_seconds()
        done = subprocess.run([str(program), *words, url], capture_output=True, text=True, check=True)
        cpu = postmaster_seconds(backend) + _children_seconds() - before
    times = int(re.findall(r"actually processed: (\d+)", done.stdout)[0])
    return Limit(float(re.findall(r"tps = ([\d.]+)", done.stdout)[-1]), cpu / times * 1000)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(engine: str, url: str, folder: str) -> None:
    """Print one engine's table."""
    reads = prepare()
    env = {"DATABASE_URL": url, "LOTSE_DATA_DIR": folder, "LOTSE_DEMO": "1", "SECRET_KEY": os.environ["SECRET_KEY"]}
    env["PYTHONPATH"] = os.pathsep.join(["backend", "."])
    found: list[list[Cost]] = []
    for application in ("lotse.config.asgi:application", "tests.bench.stock:application"):
        with serving(application, env) as server:
            found.append([ask(server, read.path, read.cookies, requests=REQUESTS, clients=CLIENTS) for read in reads])
    print(f"{engine}: goals: CPU <= {OF_STOCK} x Django's own handler, >= {OF_PGBENCH:.0%} of pgbench")
    for read, ours, stock in zip(reads, *found, strict=True):
        ratio, missed = ours.cpu_ms / stock.cpu_ms, ""
        if ratio > OF_STOCK:
            missed = " (goal missed)"
        print(
            f"  {read.path.partition('?')[0]:20} {ours.cpu_ms:6.2f} ms of CPU, Django's handler {stock.cpu_ms:6.2f}: "
            f"{ratio:.2f} x{missed}; {ours.per_second:.0f}/s; {beside(read.path)}"
        )
        if engine == "postgres" and read.statements:
            _against_pgbench(url, read, ours)
    mean = sum(one.cpu_ms for one in found[0]) / sum(one.cpu_ms for one in found[1])
    print(f"  all together: {mean:.2f} x the CPU of Django's own handler", flush=True)


def _against_pgbench(url: str, read: Read, ours: Cost) -> None:
    """By throughput, where Python and the load's own clients share the cores, and by CPU alone."""
    with psycopg.connect(url.replace("postgres://", "postgresql://")) as any_connection:
        limit = pgbench(url, any_connection.info.backend_pid, read.statements)
    share = ours.per_second / limit.per_second
    print(
        f"  {'':20} pgbench with its {len(read.statements)} reads {limit.per_second:.0f}/s: {share:.0%}"
        f"{'' if share >= OF_PGBENCH else ' (goal missed)'}; {limit.cpu_ms:.2f} ms of CPU with its server, "
        f"ours without: {limit.cpu_ms / ours.cpu_ms:.0%}",
        flush=True,
    )


def main() -> None:
    """One engine per process: Django is set up once."""
    engine = os.environ.get("BENCH_ENGINE")
    if engine:
        measure(engine, os.environ["DATABASE_URL"], os.environ["LOTSE_DATA_DIR"])
        return
    for engine in ("sqlite", "postgres"):
        with tempfile.TemporaryDirectory() as folder:
            env = {**os.environ, "BENCH_ENGINE": engine, "LOTSE_DATA_DIR": folder, "LOTSE_DEMO": "1"}
            env |= {"SECRET_KEY": secrets.token_urlsafe(50), "DATABASE_URL": f"sqlite://{folder}/lotse.sqlite3"}
            words = [sys.executable, "-m", "tests.bench.bench_requests"]
            if engine == "sqlite":
                subprocess.run(words, env=env, check=True)
                continue
            with postgres_cluster() as url:
                subprocess.run(words, env={**env, "DATABASE_URL": url}, check=True)


if __name__ == "__main__":
    main()
