"""An appointment as a file for a phone's calendar (RFC 5545): time and place, never the topic or a name."""

from django.utils.translation import gettext

from lotse.appointments.models import FREED_BY, Appointment


def calendar_file(appointment: Appointment) -> bytes:
    """The appointment, with place, as one event. The UID stays the same for life, SEQUENCE grows with every change."""
    import icalendar  # a quarter of a second

    event = icalendar.Event()
    event.add("uid", f"{appointment.pk}@lotse")
    event.add("sequence", appointment.version)
    event.add("dtstamp", appointment.changed_at)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("summary", gettext("Termin"))
    place = appointment.place
    event.add("location", ", ".join(part for part in (place.name, place.address) if part))
    event.add("status", "CANCELLED" if appointment.status in FREED_BY else "CONFIRMED")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Lotse//Termine//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
