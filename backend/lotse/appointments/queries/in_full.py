"""Appointments with everything that is shown of them, by one statement that is put together once per language.

The home screen, the lists, the week, the event log and the answer to every booking read them, and for eighty columns of
five tables Django takes ten times longer to write the statement than the database to run it. The rows become the same
objects as those of `Appointment.objects.in_full()`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, Final

from django.db import connection
from django.db.models import Model

from lotse.appointments.models import Appointment, Topic
from lotse.core.by_hand import run
from lotse.core.translated import shown_columns, shown_language
from lotse.directory.models import Place, Resident, StaffMember

SHOWN: Final[tuple[tuple[str, type[Model]], ...]] = (
    ("topic", Topic),
    ("worker", StaffMember),
    ("resident", Resident),
    ("place", Place),
)
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


def appointments_where(condition: str, parameters: Sequence[Any]) -> list[Appointment]:
    """The appointments `a` that fit; the condition is SQL of this package and may go on with ORDER BY and LIMIT."""
    statement = _statement(shown_language())
    rows = run(f"{statement.sql} WHERE {condition}", parameters)  # nothing of a request is in the text
    return [_appointment(statement, list(row)) for row in rows]


def _appointment(statement: _Statement, row: list[Any]) -> Appointment:
    for index, converters in statement.converters:
        row[index] = reduce(lambda value, convert: convert(value), converters, row[index])
    appointment, *others = (
        part.model.from_db(connection.alias, part.fields, row[part.place]) for part in statement.parts
    )
    for part, other in zip(statement.parts[1:], others, strict=True):
        setattr(appointment, part.name, other)
    if not isinstance(appointment, Appointment):
        raise TypeError
    return appointment


@cache
def _statement(language: str) -> _Statement:
    """Made while `language` is active."""
    parts: list[_Part] = []
    columns: list[str] = []
    converters: list[tuple[int, tuple[Converter, ...]]] = []
    tables: list[tuple[str, type[Model]]] = [("a", Appointment), *SHOWN]
    for name, model in tables:
        shown = set(shown_columns(model))
        fields = [field for field in model._meta.concrete_fields if field.name in shown]
        begins = len(columns)
        for field in fields:
            column = field.get_col(name)
            found = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
            if found:
                converters.append((len(columns), tuple(_bound(one, column) for one in found)))
            columns.append(f'{name}."{field.column}"')
        names = tuple(field.attname for field in fields)
        parts.append(_Part(name, model, names, slice(begins, len(columns))))
    joins = [
        f"JOIN {model._meta.db_table} {name} ON {name}.{model._meta.pk.column} = a.{name}_id" for name, model in SHOWN
    ]
    sql = f"SELECT {', '.join(columns)} FROM {Appointment._meta.db_table} a {' '.join(joins)}"  # noqa: S608
    return _Statement(sql, tuple(parts), tuple(converters))


def _bound(convert: Callable[[Any, Any, Any], Any], column: Any) -> Converter:
    return lambda value: convert(value, column, connection)
