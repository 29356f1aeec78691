"""The households move into the houses: families into rooms of their own, single people together."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from lotse.demo.households import HouseholdPlan, Person
from lotse.demo.houses import District
from lotse.directory.models import Accommodation, Household, Resident, Room
from lotse.directory.services import NewResident, admit_residents, register_households

AMINAS_ROOM = "214"
AMINAS_BUILDING = "B"


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A household in its house, with its people as residents."""

    plan: HouseholdPlan
    house: Accommodation
    residents: list[Resident]

    @property
    def adults(self) -> list[Resident]:
        """Those who book appointments."""
        return [resident for resident in self.residents if not resident.is_child]


@dataclass
class FreeRooms:
    """The rooms of a house that are still empty, and the beds left in rooms of single women and men."""

    empty: list[Room]
    shared: dict[str, list[Room]] = field(default_factory=lambda: defaultdict(list))

    def beds_for(self, plan: HouseholdPlan) -> Iterator[Room]:
        """A bed for each person: one room each, in the order of the household."""
        if plan.cast == "amina":
            self._put_first(AMINAS_BUILDING, AMINAS_ROOM)
        if len(plan.people) == 1:
            yield self._shared_bed(plan.people[0].gender)
            return
        left = len(plan.people)
        while left:
            room = self.empty.pop(0)
            yield from [room] * min(left, room.beds)
            left -= min(left, room.beds)

    def _shared_bed(self, gender: str) -> Room:
        beds = self.shared[gender]
        if not beds:
            room = self.empty.pop(0)
            beds.extend([room] * room.beds)
        return beds.pop()

    def _put_first(self, building: str, number: str) -> None:
        room = next(room for room in self.empty if (room.floor.building.name, room.number) == (building, number))
        self.empty.remove(room)
        self.empty.insert(0, room)


def settle(
    district: District, plans: list[HouseholdPlan], *, on: date, now: datetime, dice: random.Random
) -> list[Settled]:
    """Choose a house for each household and admit everybody; in the order of the houses."""
    chosen = _choose_houses(district, plans, dice)
    rows = register_households(labels=[plan.label for plan, _house in chosen])
    rooms = _rooms_by_house()
    newcomers: list[NewResident] = []
    for (plan, house), household in zip(chosen, rows, strict=True):
        beds = rooms[house.pk].beds_for(plan)
        newcomers += [_newcomer(person, household, bed) for person, bed in zip(plan.people, beds, strict=True)]
    residents = iter(admit_residents(people=newcomers, on=on, now=now))
    return [Settled(plan=plan, house=house, residents=[next(residents) for _ in plan.people]) for plan, house in chosen]


def _choose_houses(
    district: District, plans: list[HouseholdPlan], dice: random.Random
) -> list[tuple[HouseholdPlan, Accommodation]]:
    """Amina in the first house, Dmytro in the second, the others where most is free."""
    free = [plan.people for plan, _house in district.houses]
    chosen: list[list[HouseholdPlan]] = [[] for _ in free]
    for plan in plans:
        place = {"amina": 0, "dmytro": 1}.get(plan.cast)
        if place is None:
            place = dice.choices(range(len(free)), weights=[max(left, 0) ** 2 for left in free])[0]
        chosen[place].append(plan)
        free[place] -= len(plan.people)
    return [(plan, house) for (_plan, house), inside in zip(district.houses, chosen, strict=True) for plan in inside]


def _rooms_by_house() -> dict[int, FreeRooms]:
    rooms: dict[int, FreeRooms] = defaultdict(lambda: FreeRooms(empty=[]))
    rows = Room.objects.select_related("floor__building").order_by("floor__building__name", "floor__level", "number")
    for room in rows:
        rooms[room.floor.building.accommodation_id].empty.append(room)
    return rooms


def _newcomer(person: Person, household: Household, room: Room) -> NewResident:
    return NewResident(
        household=household,
        room=room,
        given_name=person.name.given,
        family_name=person.name.family,
        own_script_name=person.name.script,
        call_me=person.name.call_me,
        language=person.voice.language,
        speaks=person.voice.speaks,
        reads=person.voice.reads,
        prefers_audio=person.prefers_audio,
        is_child=person.is_child,
    )
