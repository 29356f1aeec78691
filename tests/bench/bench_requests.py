"""What a request costs the server: ours against Django's ASGI handler, and against pgbench with the same SQL.

Ratios of one run; nothing is asserted. `make bench`, or `PYTHONPATH=backend python -m tests.bench.bench_requests`.
"""

import os
import re
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.serving import Cost, ask, serving
from tests.postgres_cluster import postgres_cluster, server_programs

REQUESTS, CLIENTS = 800, 4
PATHS = {
    "nothing new (/api/events)": "/api/events?epoch=0&after=0",
    "first screen (/api/bootstrap)": "/api/bootstrap",
    "health (/healthz)": "/healthz",
}


def prepare() -> tuple[str, dict[str, list[str]]]:
    """A signed-in resident's cookies, and the SQL of each read as Django sends it."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, override_settings

    from tests.people import make_cast, signed_in

    call_command("migrate", verbosity=0)
    statements = {}
    with override_settings(ALLOWED_HOSTS=["*"]):
        phone = signed_in(make_cast().amina)
        for path in PATHS.values():
            with CaptureQueriesContext(connection) as queries:
                phone.get(path)
            statements[path] = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    cookies = "; ".join(f"{name}={crumb.value}" for name, crumb in phone.cookies.items() if name != "csrftoken")
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
    return cookies, statements


def pgbench(url: str, statements: list[str]) -> float:
    """How often in a second pgbench does the same statements, prepared, with as many clients."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("".join(f"{statement};\n" for statement in statements))
        script.flush()
        words = ["-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "1", "-T", "4", "-f", script.name]
        program = Path("/usr/bin/pgbench")
        program = program if program.exists() else server_programs() / "pgbench"
        done = subprocess.run([str(program), *words, url], capture_output=True, text=True, check=True)
    return float(re.findall(r"tps = ([\d.]+)", done.stdout)[-1])


def measure(engine: str, url: str, folder: str) -> None:
    """Print the ratios of one engine."""
    cookies, statements = prepare()
    env = {"DATABASE_URL": url, "LOTSE_DATA_DIR": folder, "LOTSE_DEMO": "1", "SECRET_KEY": os.environ["SECRET_KEY"]}
    env["PYTHONPATH"] = os.pathsep.join(["backend", "."])
    found: dict[str, dict[str, Cost]] = {}
    for application in ("lotse.config.asgi:application", "tests.bench.stock:application"):
        with serving(application, env) as server:
            found[application] = {
                path: ask(server, path, cookies, requests=REQUESTS, clients=CLIENTS) for path in PATHS.values()
            }
    ours, stock = found.values()
    for name, path in PATHS.items():
        line = f"{engine:9} {name:30} CPU {ours[path].cpu_ms:5.2f} ms, stock handler {stock[path].cpu_ms:5.2f} ms: "
        line += f"{ours[path].cpu_ms / stock[path].cpu_ms:.2f} x; {ours[path].per_second:.0f} requests/s"
        if engine == "postgres" and statements[path]:
            limit = pgbench(url, statements[path])
            line += f", {ours[path].per_second / limit:.0%} of pgbench ({limit:.0f}/s, {len(statements[path])} reads)"
        print(line, flush=True)


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
