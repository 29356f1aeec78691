"""What a change owes to others, as jobs of the outbox."""

from datetime import datetime
from typing import Any, Final

from lotse.core.owed import performer_of
from lotse.delivery.jobs import LONGEST_PAUSE, Again, Claimed, Result, enqueue

KIND: Final = "owed"


def note_owed(*, work: str, payload: dict[str, Any], now: datetime) -> None:
    """Write it as a job of the present transaction."""
    enqueue(kind=KIND, payload={"work": work, "with": payload}, now=now)


def perform_owed(job: Claimed, now: datetime) -> Result:
    """Do it; what a newer version of the program owes waits for its worker."""
    perform = performer_of(str(job.payload["work"]))
    if perform is None:
        return Again(now + LONGEST_PAUSE)
    perform(job.payload["with"], now)
    return None
