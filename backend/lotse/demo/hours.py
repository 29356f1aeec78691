"""Opening hours of the demonstration: weekly rules, public holidays, closed days at the end of the year, absences."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lotse.appointments.models import Absence, WindowKind
from lotse.appointments.services.closures import close, ensure_public_holidays
from lotse.appointments.services.hours import enter_absence, save_rule
from lotse.demo import texts
from lotse.demo.houses import District
from lotse.demo.staff import Worker
from lotse.demo.weeks import Window
from lotse.directory.models import Place

BERLIN = ZoneInfo("Europe/Berlin")
CLOSED_DAYS = ((12, 24), (12, 31))
# Every so many workers one is ill for a few days soon, another on holiday later.
ILL_EVERY, AWAY_EVERY = 11, 7


def enter_hours(district: District, workers: list[Worker], *, valid_from: date) -> None:
    """The weekly windows of all workers."""
    for worker in workers:
        for window in worker.week.windows:
            save_rule(
                worker_id=worker.member.pk,
                weekday=window.weekday,
                starts_at=window.starts_at,
                ends_at=window.ends_at,
                valid_from=valid_from,
                place_id=_place(district, worker, window).pk,
                every_weeks=window.every_weeks,
                kind=WindowKind.WALK_IN if window.is_walk_in else WindowKind.APPOINTMENT,
            )


def enter_closures(now: datetime) -> None:
    """Public holidays of this year and the next; the offices are closed on 24 and 31 December too."""
    year = now.astimezone(BERLIN).year
    for coming in (year, year + 1):
        ensure_public_holidays(coming, now)
        for month, day in CLOSED_DAYS:
            close(on=date(coming, month, day), place_id=None, reason=texts.CLOSED["de"])


def enter_absences(workers: list[Worker], *, today: date) -> None:
    """Sabine Weber has a training on the coming Thursday; some others are ill or on holiday."""
    next_monday = today + timedelta(days=7 - today.weekday())
    _absent(workers[0], next_monday + timedelta(days=3), days=1, reason=Absence.Reason.TRAINING)
    for number, worker in enumerate(workers[1:], start=1):
        if number % ILL_EVERY == 0:
            _absent(worker, today + timedelta(days=1), days=3, reason=Absence.Reason.ILL)
        elif number % AWAY_EVERY == 0:
            _absent(worker, next_monday + timedelta(days=7), days=5, reason=Absence.Reason.AWAY)


def _absent(worker: Worker, first: date, *, days: int, reason: Absence.Reason) -> None:
    starts, ends = (datetime.combine(first + timedelta(days=after), time(0), BERLIN) for after in (0, days))
    enter_absence(worker_id=worker.member.pk, starts_at=starts, ends_at=ends, reason=reason)


def _place(district: District, worker: Worker, window: Window) -> Place:
    if window.house is not None:
        return district.offices[window.house.pk]
    return district.phone if window.where == "phone" else district.centres[worker.organisation]
