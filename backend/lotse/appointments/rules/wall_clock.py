"""Between the clock on the wall in Europe/Berlin and minutes of UTC, on the two odd nights of the year too.

A "minute" here is the number of whole minutes since 1970-01-01 00:00 UTC; a "wall" is minutes since local midnight.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Berlin")
MINUTES_PER_DAY = 24 * 60


def minute_of(moment: datetime) -> int:
    """The UTC minute a moment lies in."""
    return int(moment.timestamp() // 60)


def next_minute_of(moment: datetime) -> int:
    """The first UTC minute that does not begin before the moment."""
    return int(-(-moment.timestamp() // 60))


def moment_of(minute: int) -> datetime:
    """The moment at which a UTC minute begins."""
    return datetime.fromtimestamp(minute * 60, UTC)


def local_day(moment: datetime) -> date:
    """The date on a calendar in Europe/Berlin."""
    return moment.astimezone(LOCAL_ZONE).date()


def local_day_of_minute(minute: int) -> date:
    """The date on a calendar in Europe/Berlin at a UTC minute."""
    return datetime.fromtimestamp(minute * 60, LOCAL_ZONE).date()


@lru_cache(maxsize=1024)
def day_bounds(on: date) -> tuple[int, int]:
    """The UTC minutes at which the local day begins and the next one begins; 1,380 to 1,500 minutes apart."""
    midnight = datetime.combine(on, time(), LOCAL_ZONE)
    tomorrow = datetime.combine(on + timedelta(days=1), time(), LOCAL_ZONE)
    return minute_of(midnight), minute_of(tomorrow)


def utc_minute(on: date, wall: int) -> int:
    """The first UTC minute of the day at which the clock shows `wall` or later.

    A time that the spring night leaves out is the moment the clock jumps; one that the autumn night has twice is its
    first occurrence.
    """
    first, end = day_bounds(on)
    if end - first == MINUTES_PER_DAY:
        return first + wall
    shown = datetime.combine(on, time()) + timedelta(minutes=wall)
    minute = minute_of(shown.replace(tzinfo=LOCAL_ZONE))
    if datetime.fromtimestamp(minute * 60, LOCAL_ZONE).replace(tzinfo=None) == shown:
        return minute
    return _change_of_clock(first, end)


def _change_of_clock(first: int, end: int) -> int:
    """The first UTC minute of the day with the new offset."""
    before = _offset(first)
    while end - first > 1:
        middle = (first + end) // 2
        first, end = (middle, end) if _offset(middle) == before else (first, middle)
    return end


def _offset(minute: int) -> timedelta | None:
    return datetime.fromtimestamp(minute * 60, LOCAL_ZONE).utcoffset()


def monday_of(on: date) -> date:
    """The Monday of the week a day is in."""
    return on - timedelta(days=on.weekday())


def weeks_between(first: date, second: date) -> int:
    """Whole weeks from the Monday of one day to the Monday of the other; ISO week numbers jump at New Year."""
    return (monday_of(second) - monday_of(first)).days // 7
