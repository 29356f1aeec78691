"""A constraint that keeps two rows from occupying the same time: the database has the last word on both engines.

PostgreSQL gets EXCLUDE USING gist (btree_gist), SQLite a pair of triggers. Both refuse with an IntegrityError that
carries the constraint's name. Because it stands in Meta.constraints, it is made anew whenever SQLite rebuilds a table.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Q

EXCLUDE = (
    "CONSTRAINT \"%(name)s\" EXCLUDE USING gist (%(scope)s WITH =, tstzrange(%(starts)s, %(ends)s, '[)') WITH &&)"
    " WHERE (%(free)s)"
)
# Half-open periods: a row may begin in the minute in which another one ends.
TRIGGER = """CREATE TRIGGER "%(name)s_%(verb)s" BEFORE %(verb)s ON %(table)s
WHEN NEW.%(scope)s IS NOT NULL AND NEW.%(free)s
BEGIN
  SELECT RAISE(ABORT, 'NoOverlap constraint failed: %(name)s')
  WHERE EXISTS (
    SELECT 1 FROM %(table)s WHERE %(scope)s = NEW.%(scope)s AND %(free)s
    AND %(starts)s < NEW.%(ends)s AND %(ends)s > NEW.%(starts)s %(other)s
  );
END"""
NOT_ITSELF = {"insert": "", "update": "AND rowid <> OLD.rowid"}


class NoOverlap(models.BaseConstraint):
    """No two rows of the same `scope` (a foreign key, may be null) overlap in `[starts, ends)`.

    Rows whose status is one of `freed_by` occupy no time. Violations raise IntegrityError naming the constraint.
    """

    def __init__(self, *, name: str, scope: str, starts: str, ends: str, freed_by: Iterable[str]) -> None:
        super().__init__(name=name)
        self.scope, self.starts, self.ends = scope, starts, ends
        self.freed_by = tuple(freed_by)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """What a migration has to write down."""
        path, _, kwargs = super().deconstruct()
        return (
            path,
            (),
            kwargs
            | {
                "scope": self.scope,
                "starts": self.starts,
                "ends": self.ends,
                "freed_by": self.freed_by,
            },
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NoOverlap):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = None  # type: ignore[assignment]

    def guards(self, vendor: str) -> tuple[str, ...]:
        """The names of the objects in the database that hold this constraint up."""
        return (self.name,) if vendor == "postgresql" else (f"{self.name}_insert", f"{self.name}_update")

    # The stubs allow None for model and editor; Django always passes both.
    def constraint_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """The clause inside CREATE TABLE; on SQLite the triggers follow when the table has its final name."""
        if schema_editor.connection.vendor == "postgresql":
            return EXCLUDE % self._parts(model, schema_editor)
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return ""

    def create_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """Add the constraint to a table that exists (PostgreSQL; SQLite rebuilds the table instead)."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {EXCLUDE % self._parts(model, schema_editor)}"

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """Take the constraint away (PostgreSQL)."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Iterable[str] | None = None,
        using: str = "default",
    ) -> None:
        """The same question asked politely, for forms; the race is decided by the database alone."""
        scope = getattr(instance, _field(model, self.scope).attname)
        if scope is None or getattr(instance, "status", None) in self.freed_by:
            return
        others = model._default_manager.using(using).filter(
            ~Q(status__in=self.freed_by),
            **{
                self.scope: scope,
                f"{self.starts}__lt": getattr(instance, self.ends),
                f"{self.ends}__gt": getattr(instance, self.starts),
            },
        )
        if others.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def _parts(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> dict[str, str]:
        quote = schema_editor.quote_name
        states = ", ".join(schema_editor.quote_value(state) for state in self.freed_by)
        return {
            "name": self.name,
            "scope": quote(_column(model, self.scope)),
            "starts": quote(_column(model, self.starts)),
            "ends": quote(_column(model, self.ends)),
            "free": f"{quote(_column(model, 'status'))} NOT IN ({states})",
        }

    def _triggers(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> Iterable[Statement]:
        # Statement with a Table: Django renames it when a rebuilt table loses its "new__" prefix.
        for verb, other in NOT_ITSELF.items():
            yield Statement(
                TRIGGER,
                table=Table(model._meta.db_table, schema_editor.quote_name),
                verb=verb,
                other=other,
                **self._parts(model, schema_editor),
            )


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise FieldDoesNotExist(f"{model.__name__}.{name} is no field of its own")
    return field


def _column(model: type[models.Model], name: str) -> str:
    return str(_field(model, name).column)
