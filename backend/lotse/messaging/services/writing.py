"""The one way messaging writes: a transaction of its own, a deadlock or lock time-out tried once more in silence."""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError, connection, transaction

from lotse.core.errors import TryAgain

P = ParamSpec("P")
R = TypeVar("R")

PASSING: Final = {"40P01", "55P03"}  # deadlock, lock_timeout
KEY_COLUMNS: Final = ("sender_id, messaging_message.client_key", "uploader_id, messaging_attachment.client_key")
KEY_NAMES: Final = ("message_key_once", "attachment_key_once")


def writes(work: Callable[P, R]) -> Callable[P, R]:
    """Run a use case in a transaction of its own. Raises TryAgain when the second try meets a lock too.

    Inside somebody else's transaction nothing is retried: that one is lost anyway.
    """

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            return _attempt(work, *args, **kwargs)
        try:
            return _attempt(work, *args, **kwargs)
        except OperationalError as error:
            if not _is_passing(error):
                raise
        try:
            return _attempt(work, *args, **kwargs)
        except OperationalError as error:
            if not _is_passing(error):
                raise
            raise TryAgain from error

    return run


def _attempt(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    with transaction.atomic():
        return work(*args, **kwargs)


def _is_passing(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in PASSING or "database is locked" in str(error)


def is_known_key(error: IntegrityError) -> bool:
    """Whether the database refused because this key was here before."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name in KEY_NAMES
    return str(error).endswith(KEY_COLUMNS)
