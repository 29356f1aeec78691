"""The one way messaging writes: a transaction of its own, a deadlock or lock time-out tried once more in silence."""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.db import IntegrityError, transaction

from lotse.core.second_try import is_passing, violated_constraint, with_second_try

P = ParamSpec("P")
R = TypeVar("R")

KEYS_ONCE: Final = {
    "messaging_message.sender_id, messaging_message.client_key": "message_key_once",
    "messaging_attachment.uploader_id, messaging_attachment.client_key": "attachment_key_once",
}


def writes(work: Callable[P, R]) -> Callable[P, R]:
    """Run a use case in a transaction of its own. Raises TryAgain when the second try meets a lock too."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return with_second_try(lambda: _attempt(work, *args, **kwargs), is_passing)

    return run


def _attempt(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    with transaction.atomic():
        return work(*args, **kwargs)


def is_known_key(error: IntegrityError) -> bool:
    """Whether the database refused because this key was here before."""
    return violated_constraint(error, KEYS_ONCE) in KEYS_ONCE.values()
