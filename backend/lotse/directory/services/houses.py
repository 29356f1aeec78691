"""Houses open with their buildings, floors and rooms, and places where people meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from lotse.directory.models import Accommodation, Building, Floor, Place, Room


@dataclass(frozen=True, kw_only=True)
class BuildingPlan:
    """A building with its floor levels; each floor has one room per number of beds."""

    name: str
    levels: Sequence[int]
    beds_per_room: Sequence[int]

    def rooms(self, floor: Floor) -> Iterable[Room]:
        """The rooms of a floor, numbered as on doors: level and two digits, `001` on the ground floor."""
        for place, beds in enumerate(self.beds_per_room, start=1):
            yield Room(floor=floor, number=f"{floor.level}{place:02}", beds=beds)


@transaction.atomic
def open_house(*, house: Accommodation, buildings: Iterable[BuildingPlan]) -> Accommodation:
    """Save a new house with everything inside it."""
    house.save(force_insert=True)
    plans = list(buildings)
    saved = Building.objects.bulk_create(Building(accommodation=house, name=plan.name) for plan in plans)
    floors = [
        (plan, Floor(building=building, level=level))
        for plan, building in zip(plans, saved, strict=True)
        for level in plan.levels
    ]
    Floor.objects.bulk_create(floor for _, floor in floors)
    Room.objects.bulk_create(room for plan, floor in floors for room in plan.rooms(floor))
    return house


@transaction.atomic
def open_place(*, place: Place) -> Place:
    """Save a new place; an office takes the address of its house when it has none of its own."""
    if place.accommodation is not None and not place.address:
        place.address = place.accommodation.address
    place.save(force_insert=True)
    return place
