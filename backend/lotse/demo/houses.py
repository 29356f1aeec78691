"""The organisations, houses and places of the demonstration district, opened through the directory's services."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from lotse.demo import texts
from lotse.demo.privacy import PRIVACY
from lotse.directory.models import Accommodation, Organisation, Phase, Place, Team
from lotse.directory.services import BuildingPlan, found_organisation, found_team, open_house, open_place

HOUSES_FILE = Path(__file__).parent / "data" / "houses.txt"
BEDS = (2, 2, 3, 1, 2, 2)
ROOMS_PER_PERSON = 0.62  # families need whole rooms, so a house has a fifth more beds than people

# short name, full name, legal basis, kind (after the district's own page); telephone numbers are invented.
ORGANISATIONS = (
    ("Landratsamt", "Landratsamt Ludwigsburg", "GDPR", "public_body"),
    ("AWO", "AWO Ludwigsburg", "GDPR", "welfare_association"),
    ("Caritas", "Caritas Ludwigsburg-Waiblingen-Enz", "KDG", "welfare_association"),
    ("DRK", "DRK-Kreisverband Ludwigsburg", "GDPR", "welfare_association"),
    ("Diakonie", "Diakonie, Verband der evangelischen Kirchenbezirke", "DSG-EKD", "welfare_association"),
)
SERVICES = (("333", "1"), ("334", "2"), ("335", "3"))
CITIES = {"Ludwigsburg", "Kornwestheim", "Bietigheim-Bissingen", "Vaihingen an der Enz", "Ditzingen"} | {
    "Marbach am Neckar",
    "Remseck am Neckar",
    "Großbottwar",
    "Bönnigheim",
}


@dataclass(frozen=True, kw_only=True)
class HousePlan:
    """A house of the file: invented name and street, real municipality, the number of people it is meant for."""

    name: str
    street: str
    postcode: str
    municipality: str
    phase: str
    people: int

    def buildings(self) -> list[BuildingPlan]:
        """One to two buildings of two or three floors, large enough for the people."""
        names = ("A", "B") if self.people > 45 else ("A",)
        levels = (0, 1, 2) if self.people > 40 else (0, 1)
        rooms = ceil(ROOMS_PER_PERSON * self.people / (len(names) * len(levels))) + 1
        beds = [BEDS[place % len(BEDS)] for place in range(rooms)]
        return [BuildingPlan(name=name, levels=levels, beds_per_room=beds) for name in names]


@dataclass(frozen=True, kw_only=True)
class District:
    """What stands before people move in. Offices are by house, centres by organisation."""

    houses: list[tuple[HousePlan, Accommodation]]
    organisations: dict[str, Organisation]
    teams: dict[tuple[str, str], Team]
    offices: dict[int, Place]
    centres: dict[str, Place]
    phone: Place


def house_plans() -> list[HousePlan]:
    """The 36 houses of the file."""
    lines = [line for line in HOUSES_FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = [[cell.strip() for cell in line.split(";")] for line in lines]
    fields = ("name", "street", "postcode", "municipality", "phase")
    return [HousePlan(**dict(zip(fields, row, strict=False)), people=int(row[5])) for row in rows]


def build_district() -> District:
    """Found the organisations and teams, open the houses with their rooms and all places."""
    plans = house_plans()
    organisations = {short: _organisation(number, *rest) for number, (short, *rest) in enumerate(_organisations(plans))}
    houses = [(plan, _house(plan, organisations)) for plan in plans]
    centres = {short: _centre(number, short) for number, (short, *_rest) in enumerate(ORGANISATIONS)}
    return District(
        houses=houses,
        organisations=organisations,
        teams=dict(_teams(organisations)),
        offices={house.pk: _office(number, house) for number, (_plan, house) in enumerate(houses)},
        centres=centres,
        phone=open_place(place=Place(kind="phone", **texts.columns("name", texts.PHONE))),
    )


def _organisations(plans: list[HousePlan]) -> Iterator[tuple[str, str, str, str, str]]:
    for short, name, basis, kind in ORGANISATIONS:
        yield short, short, name, basis, kind
    for municipality in dict.fromkeys(plan.municipality for plan in plans if plan.phase == Phase.FOLLOW_UP):
        form = "Stadt" if municipality in CITIES else "Gemeinde"
        yield municipality, municipality, f"{form} {municipality}", "GDPR", "municipality"


def _organisation(number: int, short_name: str, name: str, legal_basis: str, kind: str) -> Organisation:
    phone = f"07141 000-{number + 1:02}0"
    notice = texts.columns("privacy_notice", PRIVACY, organisation=name, phone=phone)
    return found_organisation(
        organisation=Organisation(
            name=name, short_name=short_name, kind=kind, legal_basis=legal_basis, phone=phone, **notice
        )
    )


def _teams(organisations: dict[str, Organisation]) -> Iterator[tuple[tuple[str, str], Team]]:
    plans = [
        ("Landratsamt", number, Phase.PRELIMINARY, texts.columns("name", texts.TEAM, number=order))
        for number, order in SERVICES
    ]
    plans.append(("Landratsamt", "IM", Phase.FOLLOW_UP, texts.columns("name", texts.INTEGRATION)))
    for short, *_rest in ORGANISATIONS[1:]:
        plans.append((short, "SD", Phase.PRELIMINARY, texts.columns("name", texts.SOCIAL_SERVICE)))
        plans.append((short, "IM", Phase.FOLLOW_UP, texts.columns("name", texts.INTEGRATION)))
    for short, number, phase, names in plans:
        team = Team(organisation=organisations[short], number=number, phase=phase, **names)
        yield (short, number), found_team(team=team)


def _house(plan: HousePlan, organisations: dict[str, Organisation]) -> Accommodation:
    is_preliminary = plan.phase == Phase.PRELIMINARY
    house = Accommodation(
        kind="collective" if is_preliminary else "follow_up",
        street=plan.street,
        postcode=plan.postcode,
        municipality=plan.municipality,
        operator=organisations["Landratsamt" if is_preliminary else plan.municipality],
        phase=plan.phase,
        **texts.columns("name", texts.HOUSE, name=plan.name),
    )
    return open_house(house=house, buildings=plan.buildings())


def _office(number: int, house: Accommodation) -> Place:
    names = texts.columns("name", texts.OFFICE, number=str((number + 1) % 3 + 1))
    directions = texts.columns("directions", texts.DIRECTIONS[number % len(texts.DIRECTIONS)])
    return open_place(place=Place(accommodation=house, kind="office", **names, **directions))


def _centre(number: int, short: str) -> Place:
    address = (
        "Hindenburgstraße 40, 71638 Ludwigsburg" if short == "Landratsamt" else f"Marktweg {number}, 71638 Ludwigsburg"
    )
    names = texts.columns("name", texts.CENTRAL, name=short)
    directions = texts.columns("directions", texts.CENTRAL_DIRECTIONS)
    return open_place(place=Place(address=address, kind="central", **names, **directions))
