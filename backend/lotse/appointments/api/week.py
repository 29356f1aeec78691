"""A worker's week as an answer."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from lotse.appointments.models import Appointment, WindowKind
from lotse.appointments.queries.hours import Week, days_of
from lotse.appointments.rules.wall_clock import LOCAL_ZONE, local_day_of_minute, moment_of
from lotse.appointments.rules.windows import Window
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.appointments.schemas.hours import AbsenceOut, ClosedPlaceOut, WeekDayOut, WeekOut, WindowOut
from lotse.directory.schemas import PlaceOut


def week_out(
    week: Week, appointments: Sequence[Appointment], me: UUID, first: date, last: date, now: datetime
) -> WeekOut:
    """The days from `first` to `last` with their windows in order, the appointments and the absences."""
    places = {place_id: PlaceOut.of(place) for place_id, place in week.places.items()}
    names = {each.place_id: each.place.name for each in appointments if each.place_id not in places}
    names |= {place_id: place.name for place_id, place in places.items()}
    windows: dict[date, list[WindowOut]] = {on: [] for on in days_of(first, last)}
    for window, kind in sorted((window, kind) for kind, found in week.windows.items() for window in found):
        windows[local_day_of_minute(window.starts)].append(_window(window, kind, places))
    return WeekOut(
        {
            "from": first,
            "to": last,
            "days": [
                WeekDayOut(
                    on=on,
                    closure=week.closures.get(on),
                    closed_places=_closed(week.closed_places.get(on, {}), names),
                    windows=of_day,
                )
                for on, of_day in windows.items()
            ],
            "appointments": [AppointmentOut.of(each, viewer_id=me, now=now) for each in appointments],
            "absences": [AbsenceOut.of(absence, count) for absence, count in week.absences],
        }
    )


def _closed(reasons: Mapping[int, str], names: Mapping[int, str]) -> list[ClosedPlaceOut]:
    """Those that concern the worker: the rest of the district does not."""
    mine = [(place, reason) for place, reason in reasons.items() if place in names]
    return [ClosedPlaceOut(place=place, name=names[place], reason=reason) for place, reason in mine]


def _window(window: Window, kind: WindowKind, places: dict[int, PlaceOut]) -> WindowOut:
    return {
        "from": _wall(window.starts),
        "to": _wall(window.ends),
        "kind": "walk_in" if kind == WindowKind.WALK_IN else "appointment",
        "place": places[window.place_id],
    }


def _wall(minute: int) -> str:
    return f"{moment_of(minute).astimezone(LOCAL_ZONE):%H:%M}"
