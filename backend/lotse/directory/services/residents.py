"""People move in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from lotse.accounts.models import Role, User
from lotse.directory import queries
from lotse.directory.models import Household, Residency, Resident, Room
from lotse.directory.rules import check_beds, check_languages, name_key


@dataclass(frozen=True, kw_only=True)
class NewResident:
    """What a house knows of a person at admission; languages are those the person names, as interface codes."""

    household: Household
    room: Room
    given_name: str
    family_name: str = ""
    own_script_name: str = ""
    call_me: str = ""
    language: str = "de"
    speaks: Sequence[str]
    reads: Sequence[str] = ()
    prefers_audio: bool = False
    is_child: bool = False

    def user(self, now: datetime) -> User:
        """The account: no PIN until a card is used."""
        return User(
            role=Role.RESIDENT,
            call_me=self.call_me or self.given_name,
            language=self.language,
            password=make_password(None),
            created_at=now,
        )

    def resident(self, user: User, phase: str) -> Resident:
        """The person behind the account, in the phase of the house."""
        return Resident(
            user=user,
            household=self.household,
            given_name=self.given_name,
            family_name=self.family_name,
            own_script_name=self.own_script_name,
            search_key=name_key(self.family_name, self.given_name, self.own_script_name),
            speaks=list(self.speaks),
            reads=list(self.reads),
            prefers_audio=self.prefers_audio,
            phase=phase,
            is_child=self.is_child,
        )


@transaction.atomic
def register_households(*, labels: Sequence[str]) -> list[Household]:
    """Save new households, in the order of their labels."""
    return Household.objects.bulk_create(Household(label=label) for label in labels)


def admit_resident(*, person: NewResident, on: date, now: datetime) -> Resident:
    """Admit one person; see `admit_residents`."""
    return admit_residents(people=[person], on=on, now=now)[0]


@transaction.atomic
def admit_residents(*, people: Sequence[NewResident], on: date, now: datetime) -> list[Resident]:
    """Give people an account, a household and a room from the day `on`, all or none.

    Raises RoomFull when a room lacks beds and UnknownLanguage for codes outside the interface.
    """
    for person in people:
        check_languages([person.language, *person.speaks, *person.reads])
    arriving = Counter(person.room.pk for person in people)
    phases = check_rooms(arriving)
    users = User.objects.bulk_create(person.user(now) for person in people)
    residents = Resident.objects.bulk_create(
        person.resident(user, phases[person.room.pk]) for person, user in zip(people, users, strict=True)
    )
    Residency.objects.bulk_create(
        Residency(resident=resident, room=person.room, starts_on=on)
        for person, resident in zip(people, residents, strict=True)
    )
    return residents


def check_rooms(arriving: Counter[int]) -> dict[int, str]:
    """Lock the rooms, see that the beds suffice, and tell each room's phase."""
    rooms = list(
        Room.objects.select_for_update(no_key=True, of=("self",))
        .filter(pk__in=arriving)
        .select_related("floor__building__accommodation")
        .order_by("pk")
    )
    living = queries.people_per_room(arriving)
    for room in rooms:
        check_beds(room, living=living.get(room.pk, 0), arriving=arriving[room.pk])
    return {room.pk: room.floor.building.accommodation.phase for room in rooms}
