"""Days on which places are closed, and the public holidays among them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotse.appointments.models import Closure, HolidayYear
from lotse.appointments.rules.refusals import HoursRefused
from lotse.appointments.services.closure_texts import reason_texts
from lotse.core.errors import NotFound
from lotse.directory.models import Place


@transaction.atomic
def ensure_public_holidays(year: int, now: datetime) -> list[Closure]:
    """Enter the public holidays of Baden-Württemberg of a year as closures, once: what the office edits stays edited.

    24 and 31 December are no holidays: offices close by a closure of their own. A holiday without a text of ours keeps
    the German name of the calendar.
    """
    _year, is_new = HolidayYear.objects.get_or_create(year=year, defaults={"entered_at": now})
    if not is_new:
        return []
    import holidays  # a quarter of a second

    calendar = holidays.country_holidays("DE", subdiv="BW", years=year, language="de")
    closed = set(Closure.objects.filter(place__isnull=True, on__year=year).values_list("on", flat=True))
    return Closure.objects.bulk_create(
        Closure(on=on, is_public_holiday=True, **reason_texts(calendar[on]))
        for on in sorted(calendar)
        if on not in closed
    )


@transaction.atomic
def close(*, on: date, place_id: int | None, reason: str) -> Closure:
    """Close one place, or all of them, for a day. Appointments of the day stay until somebody cancels them.

    Takes no lock: one that is booked in the same moment stands as one booked a minute earlier does, and the worker's
    week shows both, the closed day and the appointment in it.
    A reason that is common (Christmas Eve, a staff outing) is shown in every language we have it in.
    """
    place = None
    if place_id is not None:
        place = Place.objects.filter(pk=place_id).first()
        if place is None:
            raise NotFound
    closure, is_new = Closure.objects.get_or_create(on=on, place=place, defaults=reason_texts(reason))
    if not is_new:
        raise HoursRefused(extra={"fields": [{"field": "on", "message": _("Dieser Tag ist dort schon geschlossen.")}]})
    return closure


@transaction.atomic
def reopen(*, closure_id: int) -> None:
    """Take a closure back, holidays too. Raises NotFound."""
    deleted, _rows = Closure.objects.filter(pk=closure_id).delete()
    if not deleted:
        raise NotFound
