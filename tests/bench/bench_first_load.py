"""How long a person waits on an old phone with a bad line, and what an update of the app costs her.

Chromium at 360 by 640 with a quarter of this machine's speed, behind a shaped line; times of one run, nothing is
asserted. Needs the built app (`make e2e` builds it); LOTSE_TEST_DIST names another build.
`PYTHONPATH=backend python -m tests.bench.bench_first_load`.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.serving import Server, serving
from tests.bench.slow_line import Line, SlowLine, slow_line
from tests.chromium import launch_words

ROOT = Path(__file__).resolve().parents[2]
SLOWER = 4
# Line → most seconds until the free times stand there, and the moonshot.
BARS = {Line(400_000, 0.4): (3.0, 2.4), Line(64_000, 0.3): (5.0, 3.5)}
LANGUAGES = ("de", "ar")
UPDATED = """async () => {
  const all = await navigator.serviceWorker.ready;
  await all.update();
  while (!all.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
}"""


@dataclass(frozen=True)
class Amina:
    """Her cookies, and where her free times are."""

    cookies: Mapping[str, str]
    times: str


def prepare() -> Amina:
    """Amina signed in; her worker has hours every day."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import override_settings

    from tests.appointments.desk import make_desk

    call_command("migrate", verbosity=0)
    with override_settings(ALLOWED_HOSTS=["*"]):
        desk = make_desk()
        browser = desk.browser("amina")
        times = f"/book/{desk.letters.pk}/{desk.cast.weber.pk}"
    connection.close()
    return Amina({name: crumb.value for name, crumb in browser.cookies.items()}, times)


def phone(chromium: Browser, origin: str, cookies: Mapping[str, str]) -> tuple[BrowserContext, Page]:
    """A phone that has never seen the app, slow as an old one."""
    context = chromium.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True)
    context.add_cookies([{"name": name, "value": value, "url": origin} for name, value in cookies.items()])
    context.set_default_timeout(120_000)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return context, page


def wait_for(chromium: Browser, line: SlowLine, path: str, cookies: Mapping[str, str], sight: str) -> tuple[float, int]:
    """Seconds from the typed address to the sight, and bytes down the line until then."""
    origin = f"http://localhost:{line.port}"
    context, page = phone(chromium, origin, cookies)
    before, begin = line.down.bytes, time.perf_counter()
    page.goto(origin + path, wait_until="commit")
    page.locator(sight).first.wait_for()
    seconds, size = time.perf_counter() - begin, line.down.bytes - before
    context.close()
    return seconds, size


def first_loads(chromium: Browser, server: Server, amina: Amina) -> None:
    """Row 4: the first screen of a stranger, and the free times of somebody signed in with an empty cache."""
    for line, (bar, moonshot) in BARS.items():
        with slow_line(line, server.port) as slow:
            for language in LANGUAGES:
                welcome, _size = wait_for(chromium, slow, f"/{language}/", {}, ".footer .button")
                slots, size = wait_for(chromium, slow, f"/{language}{amina.times}", amina.cookies, ".slot")
                missed = "" if slots <= bar else " (bar missed)"
                print(
                    f"  {line}, {language}: welcome {welcome:.1f} s; free times {slots:.1f} s{missed}, {size} bytes; "
                    f"bar {bar:.1f} s, moonshot {moonshot:.1f} s",
                    flush=True,
                )


def updates(chromium: Browser, server: Server, amina: Amina, dist: Path) -> None:
    """Row 6: what crosses the line when a new build arrives in which one screen has changed, and when nothing has."""
    with slow_line(Line(10_000_000, 0.02), server.port) as fast:
        origin = f"http://localhost:{fast.port}"
        for what, file, change in [
            (
                "a screen of the account",
                "src/account/LeaveScreen.tsx",
                ('backTo="/account"', 'backTo="/"'),
            ),
            ("a colour", "src/shared/ui/tokens.css", ("#0e6b62", "#0e6b63")),
        ]:
            build(dist)
            context, page = phone(chromium, origin, amina.cookies)
            page.goto(f"{origin}/de/")
            page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
            page.wait_for_load_state("networkidle")
            build(dist, file, change)
            before = fast.down.bytes
            page.evaluate(UPDATED)
            size = fast.down.bytes - before
            print(f"  update, {what} has changed: {size} bytes; bar: the changed files", flush=True)
            context.close()


def build(dist: Path, file: str = "", change: tuple[str, str] = ("", "")) -> None:
    """The app built anew, from sources with one change if one is named, in the place of the build before."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        leave_out = shutil.ignore_patterns("dist", "node_modules")
        shutil.copytree(ROOT / "pwa", folder / "pwa", symlinks=True, ignore=leave_out)
        (folder / "pwa" / "node_modules").symlink_to(ROOT / "pwa" / "node_modules")
        (folder / "locales").symlink_to(ROOT / "locales")
        if file:
            exchange(folder / "pwa" / file, *change)
        env = {**os.environ, "LOTSE_PWA_DIST": str(folder / "dist")}
        words = [str(ROOT / ".venv/bin/node"), "tools/build.ts", "--draft"]
        subprocess.run(words, cwd=folder / "pwa", env=env, check=True, capture_output=True)
        shutil.rmtree(dist)
        shutil.copytree(folder / "dist", dist)


def exchange(source: Path, old: str, new: str) -> None:
    """Change one place in a file."""
    before = source.read_text(encoding="utf-8")
    if old not in before:
        raise RuntimeError(f"{source.name} has changed: the bench has to follow")
    source.write_text(before.replace(old, new, 1), encoding="utf-8")


def measure(folder: Path) -> None:
    """Everything, with one server."""
    built = Path(os.environ.get("LOTSE_TEST_DIST") or ROOT / "pwa" / "dist")
    if not (built / "build.json").exists():
        print("  the app is not built: make e2e builds it")
        return
    dist = folder / "dist"
    shutil.copytree(built, dist)  # this one may be replaced
    amina = prepare()
    env = {"LOTSE_TEST_DIST": str(dist), "LOTSE_TEST_JOURNAL": str(folder / "journal"), "PYTHONPATH": "backend:."}
    with serving("tests.e2e.served:application", env) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_words())
        first_loads(chromium, server, amina)
        updates(chromium, server, amina, dist)
        chromium.close()


def main() -> None:
    """In a process of its own, with a database of its own."""
    if "BENCH_FOLDER" in os.environ:
        measure(Path(os.environ["BENCH_FOLDER"]))
        return
    print(f"first load: Chromium, CPU / {SLOWER}, two round trips per connection", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "BENCH_FOLDER": folder, "LOTSE_DATA_DIR": folder, "LOTSE_DEMO": "1"}
        env |= {"SECRET_KEY": secrets.token_urlsafe(50), "DATABASE_URL": f"sqlite://{folder}/lotse.sqlite3"}
        subprocess.run([sys.executable, "-m", "tests.bench.bench_first_load"], env=env, check=True)


if __name__ == "__main__":
    main()
