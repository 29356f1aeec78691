"""When a worker is there: her hours of every kind, without closures and absences."""

from datetime import date, datetime
from uuid import UUID

from lotse.appointments.queries.hours import week_of
from lotse.appointments.rules.wall_clock import moment_of


def hours_there(worker_id: UUID, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """The worker's windows on these days, without those that lie within an absence."""
    week = week_of(worker_id, first, last)
    away = [(absence.starts_at, absence.ends_at) for absence, _hits in week.absences]
    spans = [
        (moment_of(window.starts), moment_of(window.ends)) for windows in week.windows.values() for window in windows
    ]
    return [(starts, ends) for starts, ends in spans if not any(a <= starts and ends <= b for a, b in away)]
