"""The few statements that are written by hand: how they are run, and how the engine of this process keeps values.

Django leads every statement through layers that log it, look for wrappers and translate its placeholders, which takes
several times as long as a short statement itself. These go to the driver, in the same connection and transaction.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections

Row = tuple[Any, ...]


def run(sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """Run a statement with a %s for each parameter and answer its rows; a literal per cent is written %%.

    Ids, moments and days may be parameters as they are. Errors arrive as Django's. Whoever counts or wraps the
    statements of the connection sees these too.
    """
    engine = connections[DEFAULT_DB_ALIAS]
    if vendor() == "sqlite":
        parameters = [KEPT[kind](value) if (kind := type(value)) in KEPT else value for value in parameters]
    if engine.execute_wrappers or engine.queries_logged:
        with engine.cursor() as watched:
            watched.execute(sql, parameters)
            return watched.fetchall() if watched.description else []
    engine.ensure_connection()
    engine.validate_no_broken_transaction()
    with engine.wrap_database_errors:
        cursor = engine.connection.execute(_spelled(sql), parameters)
        return cursor.fetchall() if _has_rows(cursor) else []


def _has_rows(cursor: Any) -> bool:
    """Whether the statement answers rows. PostgreSQL's driver would make an object per column of its description."""
    return bool(cursor.description if vendor() == "sqlite" else cursor.pgresult.nfields)


@cache
def vendor() -> str:
    """The engine of this process, "sqlite" or "postgresql"; looked up once, not at every value."""
    return connection.vendor


def id_parameter(value: UUID) -> UUID | str:
    """An id as the engine keeps it: PostgreSQL has a type for it, SQLite 32 digits."""
    return value.hex if vendor() == "sqlite" else value


def moment_parameter(value: datetime) -> datetime | str:
    """A moment as the engine keeps it."""
    return _moment(value) if vendor() == "sqlite" else value


def id_of(value: UUID | str) -> UUID:
    """An id from a row."""
    return value if isinstance(value, UUID) else UUID(value)


def moment_of(value: datetime | str) -> datetime:
    """A moment from a row; SQLite has text for it."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def day_of(value: date | str) -> date:
    """A day from a row."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(" ").removesuffix("+00:00")


# SQLite has no types for these; the texts are those that Django's fields write. PostgreSQL's driver knows them all.
KEPT: Final[dict[type, Callable[[Any], str]]] = {
    UUID: lambda value: value.hex,
    datetime: _moment,
    date: date.isoformat,
}
PLACEHOLDER: Final = re.compile("(?<!%)%s")


@lru_cache(maxsize=256)
def _spelled(sql: str) -> str:
    """The statement with the placeholders of the driver."""
    return PLACEHOLDER.sub("?", sql).replace("%%", "%") if vendor() == "sqlite" else sql
