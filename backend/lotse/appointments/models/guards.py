"""A system check that every no-overlap constraint stands in the database: `manage.py check --database default`."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from lotse.appointments.models.no_overlap import NoOverlap

GUARDS_IN = {
    "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'x'",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
}


def expected_guards(vendor: str) -> Iterator[tuple[type[models.Model], str]]:
    """Every model with a NoOverlap, and the names of what must stand in the database for it."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, NoOverlap):
                yield from ((model, guard) for guard in constraint.guards(vendor))


def standing_guards(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the exclusion constraints or triggers in the database."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS_IN[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def check_guards(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error for each guard that is missing, once the app's migrations have run."""
    return [
        Error(
            f"Nothing keeps rows of {model._meta.db_table} from overlapping: {guard} is missing in the database.",
            hint="Restore it by migrating appointments to zero and back on an empty table, or from a backup.",
            id="appointments.E001",
        )
        for alias in databases or ()
        if _is_migrated(connections[alias])
        for standing in [standing_guards(connections[alias])]
        for model, guard in expected_guards(connections[alias].vendor)
        if guard not in standing
    ]


def _is_migrated(connection: BaseDatabaseWrapper) -> bool:
    loader = MigrationLoader(connection)
    return all(leaf in loader.applied_migrations for leaf in loader.graph.leaf_nodes("appointments"))
