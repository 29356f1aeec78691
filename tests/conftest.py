"""Sets the house up for tests: its own data folder, and the engine that LOTSE_TEST_DATABASE names.

`LOTSE_TEST_DATABASE=sqlite` (a file, so that threads share it) is the default; `postgres` starts a cluster of its own.
Everything is decided here, once per run and before Django reads its settings; xdist's workers inherit it.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
import pytest
from pytest_django import Settings

from lotse.config.translations.compile import compile_all
from lotse.vault.keyring import append_key, make_first_key
from tests.postgres_cluster import PostgresMissing, postgres_cluster

ENGINE = os.environ.get("LOTSE_TEST_DATABASE", "sqlite")


def _prepare_run() -> None:
    """Make the data folder and the database of this run, and take them away when it ends."""
    if ENGINE not in ("sqlite", "postgres"):
        pytest.exit(f"LOTSE_TEST_DATABASE is sqlite or postgres, not {ENGINE!r}.", returncode=2)
    run = ExitStack()
    atexit.register(run.close)
    folder = tempfile.mkdtemp(prefix="lotse-test-")
    run.callback(shutil.rmtree, folder, ignore_errors=True)
    os.environ["LOTSE_TEST_RUN"] = folder
    os.environ["LOTSE_DATA_DIR"] = folder
    os.environ["LOTSE_DEMO"] = "0"
    make_first_key(Path(folder) / "keys")
    os.environ["DATABASE_URL"] = f"sqlite://{folder}/lotse.sqlite3"
    if ENGINE == "postgres":
        try:
            os.environ["DATABASE_URL"] = run.enter_context(postgres_cluster())
        except PostgresMissing as missing:
            pytest.exit(str(missing), returncode=2)


if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare_run()
compile_all()
os.environ["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
django.setup()


@pytest.fixture(scope="session")
def engine() -> str:
    """Name of the database engine of this run: sqlite or postgres."""
    return ENGINE


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """Folder of this run; it is removed at its end."""
    return Path(os.environ["LOTSE_TEST_RUN"])


@pytest.fixture
def keys(tmp_path: Path, settings: Settings) -> Path:
    """A file of master keys of its own, with one key."""
    file = tmp_path / "keys"
    append_key(file)
    settings.LOTSE_KEYS_FILE = file
    return file
