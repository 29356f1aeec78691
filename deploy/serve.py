"""`make run`: from a fresh clone to a running Lotse with demo data, and back again in seconds the next time."""

from __future__ import annotations

import errno
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Dict

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap
from start_server import HOST, PORT, serve
from steps import DATA, ROOT, environment, fingerprint, run, say, stamped, stop, tool, write_stamp

BACKEND = ROOT / "backend"


def main() -> None:
    """Do what is not done yet, then serve until Ctrl-C."""
    bootstrap.main("run")
    check_port()
    env = demo_environment()
    with ThreadPoolExecutor(max_workers=2) as both:
        for step in [both.submit(build_pwa), both.submit(prepare_data, env)]:
            step.result()
    run([tool("python"), "manage.py", "demo_signins"], cwd=BACKEND, env=env)
    say("Stop with Ctrl-C.\n")
    serve(env)


def demo_environment() -> Dict[str, str]:
    """The settings of the demo; whatever is set outside wins."""
    ours = {
        "LOTSE_DEMO": "1",
        "LOTSE_DATA_DIR": str(DATA),
        "LOTSE_ORIGIN": f"http://{public_name()}:{PORT}",
        "ALLOWED_HOSTS": ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", public_name()])),
    }
    return environment(**{name: os.environ.get(name, value) for name, value in ours.items()})


def public_name() -> str:
    """The name people open: localhost, or this machine's own address when it listens to the network."""
    if HOST in ("127.0.0.1", "localhost", "::1"):
        return "localhost"
    if HOST not in ("0.0.0.0", "::"):  # noqa: S104 (asked for by the person who starts it)
        return f"[{HOST}]" if ":" in HOST else HOST
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only asks which address would be used
        except OSError:
            return "localhost"
        return str(probe.getsockname()[0])


def check_port() -> None:
    """Say in one sentence that the port is taken, before anything else takes time."""
    if not PORT.isdecimal() or not 0 < int(PORT) < 65536:
        stop(f"PORT is a number up to 65535, not {PORT!r}.")
    family = socket.AF_INET6 if ":" in HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                stop(f"Lotse cannot listen on {HOST}:{PORT}: {error.strerror}.")
            stop(f"Port {PORT} is in use; choose another one: make run PORT={int(PORT) + 1}")


def build_pwa() -> None:
    """Build the app, unless nothing of it changed."""
    pwa = ROOT / "pwa"
    inputs = [path for path in pwa.iterdir() if path.name not in ("node_modules", "dist")]
    value = fingerprint([*inputs, ROOT / "locales"])
    stamp = pwa / "node_modules" / ".stamp-build"
    if stamped(stamp, value) and (pwa / "dist").is_dir():
        return
    say("· building the app")
    if not run([tool("npm"), "run", "--silent", "build"], cwd=pwa, quiet=True):
        stop("The app could not be built.")
    write_stamp(stamp, value)


def prepare_data(env: Dict[str, str]) -> None:
    """Bring the database to the present form and fill it; both keep what is there."""
    code = [path for path in BACKEND.rglob("*.py") if {"migrations", "demo"} & set(path.parts)]
    value = fingerprint([*code, bootstrap.LOCKS["run"]])
    data = Path(env["LOTSE_DATA_DIR"])
    stamp = data / "stamps" / "data"
    if stamped(stamp, value) and (data / "lotse.sqlite3").is_file():
        return
    for words, text in ((["migrate", "--verbosity", "0"], "database"), (["seed_demo"], "demo data")):
        say(f"· {text}")
        if not run([tool("python"), "manage.py", *words], cwd=BACKEND, env=env, quiet=True):
            stop(f"The step “{text}” failed.")
    write_stamp(stamp, value)


if __name__ == "__main__":
    main()
