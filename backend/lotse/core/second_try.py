"""Writing when others write too: what a deadlock or lock time-out undid is tried once more, in silence."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from django.db import IntegrityError, OperationalError, connection

from lotse.core.errors import TryAgain

R = TypeVar("R")
PASSING: Final = {"40P01", "55P03"}  # deadlock, lock_timeout


def with_second_try(attempt: Callable[[], R], deserves_it: Callable[[Exception], bool]) -> R:
    """Run `attempt`, a transaction of its own; once more if its error deserves it. Raises TryAgain for a lock then.

    Inside somebody else's transaction nothing is retried: that one is lost anyway.
    """
    if connection.in_atomic_block:
        return attempt()
    try:
        return attempt()
    except (IntegrityError, OperationalError) as error:
        if not deserves_it(error):
            raise
    try:
        return attempt()
    except OperationalError as error:
        if not is_passing(error):
            raise
        raise TryAgain from error


def is_passing(error: Exception) -> bool:
    """Whether the same statements may succeed a moment later."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in PASSING or "database is locked" in str(error)


def violated_constraint(error: IntegrityError, uniques: Mapping[str, str]) -> str:
    """The name of the constraint that refused, empty if it has none.

    SQLite names the columns of a broken UNIQUE, "table.column, table.column": `uniques` has the names for them.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or ""
    told = str(error).partition("constraint failed: ")[2]
    return uniques.get(told, told)
