"""What a closure is about: the places that can be closed, and how many appointments fall on the day."""

from datetime import date, datetime

from django.db.models import QuerySet

from lotse.appointments.models import OPEN, Appointment
from lotse.appointments.rules.wall_clock import day_bounds, moment_of
from lotse.directory.models import Place


def closable_places() -> QuerySet[Place]:
    """Offices in houses and central offices. The telephone is nowhere and closes with everything."""
    places = Place.objects.exclude(kind=Place.Kind.PHONE)
    return places.order_by("accommodation__municipality", "address", "name", "pk")


def appointments_hit(*, on: date, place_id: int | None, now: datetime) -> int:
    """How many appointments that stand and have not begun fall on the day, at one place or anywhere: a number only."""
    begin, end = (moment_of(minute) for minute in day_bounds(on))
    hit = Appointment.objects.filter(status__in=OPEN, starts_at__gte=max(begin, now), starts_at__lt=end)
    return (hit if place_id is None else hit.filter(place=place_id)).count()
