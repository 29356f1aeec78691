"""Days and moments that come in: within one century, and written in one way.

A mistyped year must not empty a calendar for ever, and what lies near the ends of time overflows in one program or the
other: in Python's time zones, in four bytes of minutes, in the database's driver.
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
SPAN_STARTS: Final = datetime(2000, 1, 1, tzinfo=UTC)
SPAN_ENDS: Final = datetime(2100, 1, 1, tzinfo=UTC)
DAY_AS_WRITTEN: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT_AS_WRITTEN: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)


def _written_as(form: re.Pattern[str]) -> BeforeValidator:
    """Pydantic by itself takes numbers for seconds since 1970, also where they are written as text."""

    def check(value: Any) -> Any:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise ValueError
        return value

    return BeforeValidator(check)


def _day_in_span(value: date) -> date:
    if not FIRST_DAY <= value <= LAST_DAY:
        raise ValueError
    return value


def _moment_in_span(value: datetime) -> datetime:
    """The same instant in UTC, so that how it was written makes no difference."""
    if not SPAN_STARTS <= value <= SPAN_ENDS:
        raise ValueError
    return value.astimezone(UTC)


Day = Annotated[date, _written_as(DAY_AS_WRITTEN), AfterValidator(_day_in_span)]
"""A date as 2026-11-25, from 2000 to 2099."""
Moment = Annotated[AwareDatetime, _written_as(MOMENT_AS_WRITTEN), AfterValidator(_moment_in_span)]
"""A moment as 2026-11-25T09:30:00Z or with an offset, from 2000 to 2099; arrives in UTC."""
