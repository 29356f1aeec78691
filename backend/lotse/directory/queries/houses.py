"""Houses, rooms and who lives in them."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from lotse.accounts.queries import Viewer
from lotse.core.errors import NotFound
from lotse.core.readings import Reading
from lotse.core.translated import shown_columns
from lotse.directory.models import Accommodation, Place, Residency, Room
from lotse.directory.queries.pages import Page, in_force, page_by_name

PLACES: Final = Reading(Place, "p")


def houses_of(viewer: Viewer) -> list[Accommodation]:
    """The houses a member of staff is in, by municipality and address."""
    mine = Accommodation.objects.filter(staff__staff_id=viewer.user_id).distinct()
    return list(mine.only(*shown_columns(Accommodation)).order_by("municipality", "street", "pk"))


def places_with(place_ids: Iterable[int]) -> list[Place]:
    """The places with these ids, texts in the active language and German."""
    wanted = list(place_ids)
    marks = ", ".join(["%s"] * len(wanted))
    return PLACES.where(f"p.id IN ({marks}) ORDER BY p.id", wanted) if wanted else []


def residents_of_house(
    viewer: Viewer, house_id: int, *, on: date, q: str = "", after: UUID | None = None
) -> Page[Residency]:
    """Who lives in one of the viewer's own houses, with account and room; raises NotFound for any other house."""
    house = Accommodation.objects.filter(pk=house_id, staff__staff_id=viewer.user_id).only("pk").first()
    if house is None:
        raise NotFound
    living = (
        Residency.objects.filter(in_force(on), room__floor__building__accommodation=house)
        .select_related("resident__user", "room__floor__building")
        .defer("resident__user__password", "resident__speaks", "resident__reads")
    )
    return page_by_name(living, resident="resident__", q=q, after=after, id_of=lambda row: row.resident_id)


def rooms_of_house(viewer: Viewer, house_id: int) -> list[tuple[Room, int]]:
    """The rooms of one of the viewer's own houses with their free beds, by building, floor and number.

    Raises NotFound for any other house.
    """
    if not Accommodation.objects.filter(pk=house_id, staff__staff_id=viewer.user_id).exists():
        raise NotFound
    living = Count("residencies", filter=Q(residencies__ends_on__isnull=True))
    rooms = (
        Room.objects.filter(floor__building__accommodation=house_id)
        .select_related("floor__building")
        .annotate(living=living)
        .order_by("floor__building__name", "floor__level", "number", "pk")
    )
    return [(room, max(0, room.beds - room.living)) for room in rooms]


def room_in_reach(viewer: Viewer, room_id: int) -> Room:
    """A room in one of the viewer's own houses. Raises NotFound."""
    rooms = Room.objects.filter(floor__building__accommodation__staff__staff_id=viewer.user_id)
    room = rooms.filter(pk=room_id).first()
    if room is None:
        raise NotFound
    return room


def people_per_room(room_ids: Iterable[int]) -> dict[int, int]:
    """How many people have an open residency in each of the rooms; empty rooms are left out."""
    living = Residency.objects.filter(room_id__in=list(room_ids), ends_on__isnull=True)
    return dict(living.order_by().values_list("room_id").annotate(people=Count("pk")))


def house_of_resident(resident_id: UUID, on: date) -> int | None:
    """The id of the house a person lives in on a day."""
    living = Residency.objects.filter(in_force(on), resident_id=resident_id)
    return living.values_list("room__floor__building__accommodation_id", flat=True).first()
