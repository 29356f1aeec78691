"""Small pieces of a district for tests: each function saves one thing, plausible where the test does not care."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count

from lotse.accounts.models import Role
from lotse.directory.models import (
    Accommodation,
    Assignment,
    Building,
    Floor,
    Household,
    Interpreter,
    Organisation,
    Place,
    Resident,
    Room,
    StaffMember,
    Team,
)
from lotse.directory.services import NewResident, NewStaffMember, admit_resident, engage_staff

LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ARRIVED_ON = date(2026, 1, 5)

_numbers = count(1)


def organisation(short_name: str = "", *, kind: str = "welfare_association", legal_basis: str = "GDPR") -> Organisation:
    """An organisation with a privacy notice of its own."""
    short = short_name or f"Träger {next(_numbers)}"
    return Organisation.objects.create(
        name=f"{short} Ludwigsburg",
        short_name=short,
        kind=kind,
        legal_basis=legal_basis,
        privacy_notice_de=f"Verantwortlich für Ihre Daten ist {short}.",
        phone="07141 000",
    )


def team(of: Organisation | None = None, *, number: str = "", phase: str = "VU") -> Team:
    """A team of an organisation."""
    chosen = number or str(next(_numbers))
    return Team.objects.create(
        organisation=of or organisation(), number=chosen, name_de=f"Sozialer Dienst {chosen}", phase=phase
    )


def house(name: str = "", *, operator: Organisation | None = None, phase: str = "VU") -> Accommodation:
    """A house of the phase, at an address of its own."""
    number = next(_numbers)
    return Accommodation.objects.create(
        name_de=name or f"Haus {number}",
        kind="collective" if phase == "VU" else "follow_up",
        street=f"Am Apfelbaum {number}",
        postcode="71638",
        municipality="Ludwigsburg",
        operator=operator or organisation(),
        phase=phase,
    )


def room(of: Accommodation | None = None, *, number: str = "", beds: int = 4, building: str = "A") -> Room:
    """A room on the second floor of a house's building."""
    of = of or house()
    block, _made = Building.objects.get_or_create(accommodation=of, name=building)
    floor, _made = Floor.objects.get_or_create(building=block, level=2)
    return Room.objects.create(floor=floor, number=number or f"2{next(_numbers):02}", beds=beds)


def place(of: Accommodation | None = None, *, kind: str = "office", name: str = "Büro") -> Place:
    """An office in a house, or the central office or telephone when `kind` says so."""
    where = (of or house()) if kind == "office" else None
    address = where.address if where else ""
    return Place.objects.create(
        accommodation=where,
        name_de=name,
        address=address or ("" if kind == "phone" else "Hindenburgstraße 40, 71638 Ludwigsburg"),
        directions_de="" if kind == "phone" else "Eingang im Hof, Erdgeschoss.",
        kind=kind,
    )


def resident(
    given_name: str = "Samira",
    family_name: str = "Khalil",
    *,
    lives_in: Room | None = None,
    own_script_name: str = "",
    language: str = "ar",
    speaks: Sequence[str] = ("ar",),
    household: Household | None = None,
) -> Resident:
    """A person who lives in a room."""
    person = NewResident(
        household=household or Household.objects.create(label=family_name or given_name),
        room=lives_in or room(),
        given_name=given_name,
        family_name=family_name,
        own_script_name=own_script_name,
        language=language,
        speaks=speaks,
        reads=speaks,
    )
    return admit_resident(person=person, on=ARRIVED_ON, now=LONG_AGO)


def staff(
    display_name: str = "",
    *,
    role: Role = Role.SOCIAL_WORKER,
    works_for: Organisation | None = None,
    in_team: Team | None = None,
    houses: Sequence[Accommodation] = (),
    username: str = "",
    gender: str = "f",
    languages: Sequence[str] = ("de", "en"),
) -> StaffMember:
    """A member of staff; a social worker without a given team gets one for preliminary accommodation."""
    number = next(_numbers)
    if role == Role.SOCIAL_WORKER and in_team is None:
        in_team = team(works_for)
    person = NewStaffMember(
        username=username or f"person{number}",
        role=role,
        display_name=display_name or f"Person {number}",
        gender=gender,
        organisation=in_team.organisation if in_team else works_for or organisation(),
        team=in_team,
        languages=languages,
        texts={"title_de": "Sozialarbeiterin", "hours_note_de": "Mo und Mi 9–12 Uhr im Haus"},
        houses=[(house, None) for house in houses],
    )
    return engage_staff(people=[person], now=LONG_AGO)[0]


def assignment(
    of: Resident, to: StaffMember, *, starts_on: date = ARRIVED_ON, ends_on: date | None = None
) -> Assignment:
    """Who looks after whom, as a plain row."""
    return Assignment.objects.create(resident=of, worker=to, starts_on=starts_on, ends_on=ends_on)


def interpreter(
    languages: Sequence[str] = ("ar",), *, gender: str = "f", lives_in: Accommodation | None = None
) -> Interpreter:
    """A volunteer who interprets."""
    return Interpreter.objects.create(
        display_name=f"Dolmetscherin {next(_numbers)}", languages=list(languages), gender=gender, accommodation=lives_in
    )
