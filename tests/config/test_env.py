"""Unsafe or senseless settings end the start with one sentence; the demo needs nothing."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lotse.config import env
from lotse.config.databases import database
from lotse.vault.keyring import make_first_key, read_keyring

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def keys(tmp_path: Path) -> None:
    """The master keys where the house looks for them."""
    make_first_key(tmp_path / "keys")
    make_first_key(tmp_path / ".data" / "keys")


GOOD = {
    "SECRET_KEY": "kX8w3-Qm1zP7vB5nT9cR2yL6jH4gF0dS_aEuIoKxWqZrVtYbNp",
    "ALLOWED_HOSTS": "lotse.example.org",
    "LOTSE_ORIGIN": "https://lotse.example.org",
    "DATABASE_URL": "postgres://lotse:word@db/lotse",
}


def test_a_complete_environment_is_accepted(tmp_path: Path) -> None:
    found = env.read(GOOD, tmp_path)
    assert (found.refusals, found.is_https, found.demo) == ((), True, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("LOTSE_ORIGIN", ""),
        ("LOTSE_ORIGIN", "http://lotse.example.org"),
        ("DATABASE_URL", ""),
    ],
)
def test_each_unsafe_setting_has_its_sentence(tmp_path: Path, name: str, value: str) -> None:
    refusals = env.read({**GOOD, name: value}, tmp_path).refusals
    assert [name in sentence for sentence in refusals] == [True]


@pytest.mark.parametrize(
    "wrong",
    [
        {"LOTSE_DEMO": "yes"},
        {"LOTSE_ORIGIN": "lotse.example.org"},
        {"LOTSE_ORIGIN": "https://lotse.example.org/x"},
        {"LOTSE_KEEP_DAYS": "0"},
        {"LOTSE_KEEP_DAYS": "ninety"},
    ],
)
def test_a_value_without_meaning_ends_the_process(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(env.BadEnvironment, match=next(iter(wrong))):
        env.read({**GOOD, **wrong}, tmp_path)


def test_an_unknown_database_ends_the_process() -> None:
    with pytest.raises(env.BadEnvironment, match="DATABASE_URL"):
        database("mysql://here/there")


def test_the_demo_makes_a_key_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    first = env.read({"LOTSE_DEMO": "1"}, tmp_path)
    again = env.read({"LOTSE_DEMO": "1"}, tmp_path)
    kept = tmp_path / ".data" / "secret_key"
    assert first.secret_key == again.secret_key == kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert (first.refusals, first.is_https) == ((), False)


def test_the_demo_makes_its_master_key_too(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere"
    assert env.read({"LOTSE_DEMO": "1", "LOTSE_KEYS_FILE": str(file)}, tmp_path).keys_file == file
    assert len(read_keyring(file).keys) == 1


def test_nobody_starts_without_master_keys(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere"
    (told,) = env.read({**GOOD, "LOTSE_KEYS_FILE": str(file)}, tmp_path).refusals
    assert told == f"LOTSE_KEYS_FILE: there is no key file at {file}; `manage.py make_key` makes one."
    assert not file.exists()


def test_without_a_key_tools_get_a_random_one(tmp_path: Path) -> None:
    keys = {env.read({}, tmp_path).secret_key for _ in range(2)}
    assert len(keys) == 2


def test_sqlite_waits_in_line_and_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    options = database(f"sqlite://{tmp_path}/a%20b.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["init_command"] == ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;")


def test_postgres_speaks_as_the_url_says() -> None:
    entry = database("postgresql://amt:p%40ss@db:5433/lot%20se")
    assert [entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == ["lot se", "amt", "p@ss", "db", 5433]
    assert "lock_timeout=3000" in entry["OPTIONS"]["options"]


def start(**variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", "import lotse.config.asgi"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "backend"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_server_does_not_start_unsafe(tmp_path: Path) -> None:
    done = start(**{**GOOD, "ALLOWED_HOSTS": "*"}, LOTSE_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "Lotse does not start: ALLOWED_HOSTS has to name the hosts of this house, and not *.\n"


def test_the_server_starts_safe(tmp_path: Path) -> None:
    done = start(**GOOD, LOTSE_DATA_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
