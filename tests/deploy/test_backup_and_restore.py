"""The runbook's backup and restore, run as an operator runs them, on the engine of this run."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.postgres_cluster import server_programs

ROOT = Path(__file__).resolve().parents[2]


class House:
    """A house of its own beside the tests' database: an address, and the commands an operator has."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.env = {
            **os.environ,
            "DATABASE_URL": url,
            "LOTSE_DATA_DIR": str(folder),
            "LOTSE_PYTHON": sys.executable,
            "PATH": f"{programs_or_nothing()}{os.pathsep}{os.environ['PATH']}",
        }

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *words], env=self.env, cwd=ROOT / "backend", capture_output=True, text=True, check=False
        )

    def ask(self, statement: LiteralString) -> list[tuple[object, ...]]:
        if self.url.startswith("sqlite"):
            with sqlite3.connect(urlsplit(self.url).path) as connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(self.url) as server:
            cursor = server.execute(statement)
            return cursor.fetchall() if cursor.description else []


def programs_or_nothing() -> str:
    return str(server_programs()) if os.environ.get("LOTSE_TEST_DATABASE") == "postgres" else ""


@pytest.fixture
def house(engine: str, tmp_path: Path) -> Iterator[House]:
    if engine == "sqlite":
        yield House(f"sqlite://{tmp_path}/house.sqlite3", tmp_path)
        return
    name = f"house_{os.getpid()}"
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
    yield House(f"{server.rpartition('/')[0]}/{name}", tmp_path)
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_a_restored_house_is_as_it_was_and_begins_a_new_epoch(house: House, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert house.run("manage.py", "migrate", "--verbosity", "0").returncode == 0
    house.run("manage.py", "new_epoch")
    before = house.ask("SELECT * FROM events_logepoch")
    content_types = house.ask("SELECT count(*) FROM django_content_type")

    made = house.run("../deploy/backup.py", str(copy))
    assert (made.returncode, made.stderr) == (0, "")
    assert copy.stat().st_mode & 0o077 == 0

    house.ask("DELETE FROM auth_permission")
    house.ask("DELETE FROM django_content_type")
    restored = house.run("../deploy/restore.py", str(copy))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert house.ask("SELECT count(*) FROM django_content_type") == content_types
    after = house.ask("SELECT * FROM events_logepoch")
    assert len(after) == len(before) == 1
    assert after != before


def test_a_backup_never_overwrites_another(house: House, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_text("yesterday's")
    assert house.run("../deploy/backup.py", str(copy)).returncode == 1
    assert copy.read_text() == "yesterday's"


def test_what_is_no_backup_changes_nothing(house: House, tmp_path: Path) -> None:
    house.run("manage.py", "migrate", "--verbosity", "0")
    before = house.ask("SELECT count(*) FROM django_content_type")
    letter = tmp_path / "letter.txt"
    letter.write_text("not a backup " * 100)
    refused = house.run("../deploy/restore.py", str(letter))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert house.ask("SELECT count(*) FROM django_content_type") == before
