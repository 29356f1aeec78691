"""`make test`: every check of the house, one after the other; a failing one does not hide the next.

    python3 deploy/checks.py                 everything
    python3 deploy/checks.py lint types …    only these sections (their names: `checks.py --list`)

Ends with one line per check, pytest's summary over all test runs, and `N passed, N failed`; static checks count as one
each.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap
from steps import ROOT, environment, say, tool
from system_parts import ensure_parts

SERVER_TESTS_LEAVE_OUT = ("architecture", "races", "faults", "e2e", "bench")


@dataclass
class Check:
    """One command of one section; a pytest one counts its tests, any other counts as one."""

    section: str
    title: str
    command: List[str]
    folder: Path = ROOT
    env: Dict[str, str] = field(default_factory=dict)
    is_pytest: bool = False


@dataclass
class Outcome:
    """What a check said."""

    title: str
    passed: int
    failed: int
    skipped: int
    seconds: float


def manage(section: str, title: str, *words: str) -> Check:
    """A management command."""
    return Check(section, title, [tool("python"), "manage.py", *words], folder=ROOT / "backend")


def npm(section: str, title: str, script: str) -> Check:
    """A script of the PWA."""
    return Check(section, title, [tool("npm"), "run", "--silent", script], folder=ROOT / "pwa")


def pytest(section: str, title: str, words: Sequence[str], database: str = "sqlite") -> Check:
    """A run of pytest on one engine."""
    command = [tool("python"), "-m", "pytest", "-q", *words]
    return Check(section, title, command, env={"LOTSE_TEST_DATABASE": database}, is_pytest=True)


def all_checks() -> List[Check]:
    """Every check, the quick ones first."""
    both_cores = ["-n", "2", "--dist", "worksteal"]
    server = ["tests", *both_cores, *(f"--ignore=tests/{name}" for name in SERVER_TESTS_LEAVE_OUT)]
    return [
        Check("lint", "ruff check", [tool("ruff"), "check", "backend", "tests", "deploy"]),
        Check("lint", "ruff format", [tool("ruff"), "format", "--check", "backend", "tests", "deploy"]),
        Check("walls", "import contracts", [tool("lint-imports"), "--config", "../pyproject.toml"], ROOT / "backend"),
        pytest("walls", "architecture tests", ["tests/architecture"]),
        Check("types", "mypy --strict", [tool("mypy")]),
        manage("server", "manage.py check", "check", "--fail-level", "WARNING"),
        manage("server", "migrations are complete", "makemigrations", "--check", "--dry-run"),
        manage("translations", "catalogues", "check_catalogues"),
        npm("pwa", "PWA: types, lint, unit tests, API types", "check"),
        npm("build", "PWA: build", "build"),
        npm("build", "PWA: first load within its budget", "budget"),
        pytest("sqlite", "server tests on SQLite", server),
        pytest("races-sqlite", "races on SQLite", ["tests/races"]),
        pytest("postgres", "server tests on PostgreSQL", server, "postgres"),
        pytest("races-postgres", "races on PostgreSQL", ["tests/races"], "postgres"),
        pytest("faults", "faults: real processes, really killed", ["tests/faults"]),
        pytest("e2e", "browser tests", ["tests/e2e"]),
    ]


def perform(check: Check, data: Path) -> Outcome:
    """Run one check in front of the person's eyes and count what it said."""
    say(f"\n── {check.title} " + "─" * max(4, 76 - len(check.title)))
    report = data / "report.xml"
    report.unlink(missing_ok=True)
    command = [*check.command, f"--junit-xml={report}"] if check.is_pytest else check.command
    env = environment(LOTSE_DATA_DIR=str(data), PYTHONPATH=str(ROOT / "backend"), **check.env)
    begin = time.monotonic()
    done = subprocess.run(command, cwd=check.folder, env=env, stdin=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - begin
    passed, failed, skipped = counted(report) if check.is_pytest else (0, 0, 0)
    if done.returncode != 0:
        failed = max(failed, 1)
    elif not check.is_pytest:
        passed = 1
    return Outcome(check.title, passed, failed, skipped, seconds)


def counted(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped tests of a JUnit report; none if there is no report."""
    if not report.is_file():
        return 0, 0, 0
    numbers = [0, 0, 0]
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 (written by our own pytest)
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        numbers[0] += int(suite.get("tests", 0)) - failed - skipped
        numbers[1] += failed
        numbers[2] += skipped
    return numbers[0], numbers[1], numbers[2]


def summarise(outcomes: List[Outcome]) -> bool:
    """Print what was found; True when nothing failed."""
    passed = sum(o.passed for o in outcomes)
    failed = sum(o.failed for o in outcomes)
    skipped = sum(o.skipped for o in outcomes)
    say("\n── summary " + "─" * 69)
    for o in outcomes:
        word = "FAILED" if o.failed else "ok"
        say(f"{word:6}  {o.title:44} {o.passed:5} passed {o.failed:3} failed {o.skipped:3} skipped {o.seconds:7.1f} s")
    words = [f"{failed} failed"] * bool(failed) + [f"{passed} passed"] + [f"{skipped} skipped"] * bool(skipped)
    say(f"\n==== {', '.join(words)} in {sum(o.seconds for o in outcomes):.2f}s ====")
    say(f"{passed} passed, {failed} failed")
    return failed == 0


def main(sections: List[str]) -> int:
    """Set up what is missing, run the sections (all when none is named), answer the exit status."""
    bootstrap.main("dev")
    checks = all_checks()
    if unknown := set(sections) - {check.section for check in checks}:
        say(f"No such section: {', '.join(sorted(unknown))}.")
        return 2
    chosen = [check for check in checks if not sections or check.section in sections]
    if {check.section for check in chosen} & {"postgres", "races-postgres", "faults", "e2e"}:
        ensure_parts()
    data = Path(tempfile.mkdtemp(prefix="lotse-checks-"))
    try:
        return 0 if summarise([perform(check, data) for check in chosen]) else 1
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        say("\n".join(dict.fromkeys(check.section for check in all_checks())))
        raise SystemExit(0)
    os.chdir(ROOT)
    raise SystemExit(main(sys.argv[1:]))
