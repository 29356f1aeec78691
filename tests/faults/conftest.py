"""Houses of real processes on both engines; people are made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.faults.house import House, copy_of, staged
from tests.postgres_cluster import PostgresServer, postgres_server
from tests.push_service import PushService, push_service
from tests.redis_server import RedisServer, redis_server

RESIDENTS, WORKERS = 30, 10


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def pattern_on_postgres(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> House:
    base = postgres.url.rpartition("/")[0]
    with psycopg.connect(postgres.url, autocommit=True) as bare:
        bare.execute("CREATE DATABASE pattern")
    return staged(tmp_path_factory.mktemp("pattern") / "data", f"{base}/pattern", residents=RESIDENTS, workers=WORKERS)


@pytest.fixture(scope="session")
def pattern_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("pattern") / "data"
    return staged(folder, f"sqlite://{folder}/lotse.sqlite3", residents=RESIDENTS, workers=WORKERS)


@pytest.fixture
def house(pattern_on_postgres: House, tmp_path: Path) -> Iterator[House]:
    """A house on PostgreSQL."""
    with copy_of(pattern_on_postgres, tmp_path / "data") as copy:
        yield copy


@pytest.fixture
def small_house(pattern_on_sqlite: House, tmp_path: Path) -> Iterator[House]:
    """A house on SQLite."""
    with copy_of(pattern_on_sqlite, tmp_path / "data") as copy:
        yield copy


@pytest.fixture(params=["house", "small_house"], ids=["postgres", "sqlite"])
def some_house(request: pytest.FixtureRequest) -> House:
    """A house on each engine."""
    house = request.getfixturevalue(request.param)
    assert isinstance(house, House)
    return house


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service."""
    with push_service() as running:
        yield running
