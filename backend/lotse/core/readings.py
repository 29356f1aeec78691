"""Model objects by statements that are put together once per language.

For eighty columns of five tables Django takes ten times longer to write a statement than the database to run it. What
is read all the time is therefore described once as a `Reading`; its rows become the same objects as those of the ORM,
with their texts in the active language and in German.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model

from lotse.core.by_hand import run
from lotse.core.translated import shown_columns, shown_language

Row = TypeVar("Row", bound=Model)
Converter = Callable[[Any], Any]


@dataclass(frozen=True)
class _Part:
    """The columns of one table within a row."""

    name: str
    model: type[Model]
    fields: tuple[str, ...]
    place: slice


@dataclass(frozen=True)
class _Statement:
    sql: str
    parts: tuple[_Part, ...]
    converters: tuple[tuple[int, tuple[Converter, ...]], ...]
    counts: tuple[tuple[str, int], ...]


class Reading(Generic[Row]):
    """Rows of a model, by `alias` in conditions, each with the rows its foreign keys `beside` lead to.

    `counts` are further columns by name, as SQL; they become attributes.
    """

    def __init__(
        self, model: type[Row], alias: str, *, beside: Sequence[str] = (), counts: Mapping[str, str] | None = None
    ) -> None:
        self.model, self.alias, self.beside, self.counts = model, alias, tuple(beside), dict(counts or {})

    def where(self, condition: str, parameters: Sequence[Any]) -> list[Row]:
        """The rows that fit. The condition is SQL of the caller's own and may go on with ORDER BY and LIMIT."""
        statement = _statement(self, shown_language())
        rows = run(f"{statement.sql} WHERE {condition}", parameters)  # nothing of a request is in the text
        return [self._object(statement, list(row)) for row in rows]

    def _object(self, statement: _Statement, row: list[Any]) -> Row:
        for index, converters in statement.converters:
            row[index] = reduce(lambda value, convert: convert(value), converters, row[index])
        first, *others = statement.parts
        found = self.model.from_db(DEFAULT_DB_ALIAS, first.fields, row[first.place])
        for part in others:
            values = row[part.place]
            is_there = any(value is not None for value in values)  # a foreign key may be empty
            setattr(found, part.name, part.model.from_db(DEFAULT_DB_ALIAS, part.fields, values) if is_there else None)
        for name, index in statement.counts:
            setattr(found, name, row[index])
        return found


@cache
def _statement(reading: Reading[Any], language: str) -> _Statement:
    """Made while `language` is active."""
    parts: list[_Part] = []
    columns: list[str] = []
    converters: list[tuple[int, tuple[Converter, ...]]] = []
    joins: list[str] = []
    for name, model in [(reading.alias, reading.model), *_neighbours(reading, joins)]:
        shown = set(shown_columns(model))
        fields = [field for field in model._meta.concrete_fields if field.name in shown]
        begins = len(columns)
        for field in fields:
            column = field.get_col(name)
            found = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
            if found:
                converters.append((len(columns), tuple(_bound(one, column) for one in found)))
            columns.append(f'{name}."{field.column}"')
        parts.append(_Part(name, model, tuple(field.attname for field in fields), slice(begins, len(columns))))
    counts = tuple((name, len(columns) + index) for index, name in enumerate(reading.counts))
    columns += reading.counts.values()
    sql = f"SELECT {', '.join(columns)} FROM {reading.model._meta.db_table} {reading.alias} {' '.join(joins)}"  # noqa: S608
    return _Statement(sql, tuple(parts), tuple(converters), counts)


def _neighbours(reading: Reading[Any], joins: list[str]) -> list[tuple[str, type[Model]]]:
    found: list[tuple[str, type[Model]]] = []
    for name in reading.beside:
        key = reading.model._meta.get_field(name)
        model = key.related_model
        kind = "LEFT JOIN" if key.null else "JOIN"
        joins.append(
            f"{kind} {model._meta.db_table} {name} ON {name}.{model._meta.pk.column} = {reading.alias}.{key.column}"
        )
        found.append((name, model))
    return found


def _bound(convert: Callable[[Any, Any, Any], Any], column: Any) -> Converter:
    return lambda value: convert(value, column, connection)
