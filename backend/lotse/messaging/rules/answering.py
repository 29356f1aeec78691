"""Until when the team answers: the end of the hours on the second working day after the message."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from lotse.accounts.rules import local_day

WORKING_DAYS: Final = 2
LOOKED_AHEAD: Final = timedelta(weeks=3)


def days_to_look_at(now: datetime) -> tuple[date, date]:
    """The first and the last day on which an answer may be promised."""
    today = local_day(now)
    return today + timedelta(days=1), today + LOOKED_AHEAD


def answer_by(hours: Iterable[tuple[datetime, datetime]]) -> datetime | None:
    """The end of the second day that has hours; None if there are not two such days."""
    last_end: dict[date, datetime] = {}
    for _starts, ends in hours:
        day = local_day(ends)
        last_end[day] = max(ends, last_end.get(day, ends))
    days = sorted(last_end)
    return last_end[days[WORKING_DAYS - 1]] if len(days) >= WORKING_DAYS else None
