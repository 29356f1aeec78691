"""Values as the engine of this connection stores them: what the few statements written by hand need to know."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection


def id_parameter(value: UUID) -> UUID | str:
    """An id as a parameter: PostgreSQL has a type for it, SQLite 32 digits."""
    return value if connection.features.has_native_uuid_field else value.hex


def id_of(value: UUID | str) -> UUID:
    """An id from a row."""
    return value if isinstance(value, UUID) else UUID(value)


def moment_parameter(value: datetime) -> Any:
    """A moment as a parameter."""
    return connection.ops.adapt_datetimefield_value(value)


def day_parameter(value: date) -> Any:
    """A day as a parameter."""
    return connection.ops.adapt_datefield_value(value)
