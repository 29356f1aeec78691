"""Which columns are sealed under a master key. Each app registers its own in its AppConfig."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class SealedColumn:
    """A column of small values or data keys, sealed under a master key. `identity` makes the aad from the row's pk."""

    model: type[Model]
    field: str
    identity: Callable[[Any], bytes]

    @property
    def name(self) -> str:
        """For the operator: the table and the column."""
        return f"{self.model._meta.db_table}.{self.field}"


_registered: list[SealedColumn] = []


def register(column: SealedColumn) -> None:
    """Let `check_keys` count the column and `rotate_keys` renew it."""
    _registered.append(column)


def sealed_columns() -> tuple[SealedColumn, ...]:
    """All of them, by name."""
    return tuple(sorted(_registered, key=lambda column: column.name))
