"""What the answers of a push service mean (RFC 8030 and what the services really say)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from typing import Final

SHORTEST_PAUSE: Final = timedelta(seconds=1)
USUAL_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=6)


class Verdict(Enum):
    """What to do after an answer."""

    TAKEN = auto()  # the service has it
    GONE = auto()  # the browser is subscribed no longer
    REFUSED = auto()  # our sign-in or request is wrong: keep the subscription, tell the operator
    TOO_BIG = auto()  # a mistake of ours
    BUSY = auto()  # leave this service alone for a while
    LATER = auto()  # their trouble: try again until the push is worth nothing any more
    WRONG = auto()  # nothing that a push service says; a redirect, for one, is never followed


BY_STATUS: Final = {
    **dict.fromkeys((200, 201, 202, 204), Verdict.TAKEN),
    **dict.fromkeys((404, 410), Verdict.GONE),
    **dict.fromkeys((400, 401, 403), Verdict.REFUSED),
    413: Verdict.TOO_BIG,
    429: Verdict.BUSY,
    408: Verdict.LATER,
}


def verdict(status: int) -> Verdict:
    """What this status asks for."""
    return BY_STATUS.get(status, Verdict.LATER if status >= 500 else Verdict.WRONG)


def pause_of(retry_after: str | None, now: datetime) -> timedelta:
    """How long a busy service wants to be left alone: seconds or a date, within reason."""
    return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, _asked(retry_after or "", now)))


def _asked(text: str, now: datetime) -> timedelta:
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return USUAL_PAUSE
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
