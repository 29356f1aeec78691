"""Who works in the demonstration district, in which houses, and which households they look after."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lotse.accounts.models import Role
from lotse.core.text import search_key
from lotse.demo import texts
from lotse.demo.cast import PASSWORD, STAFF
from lotse.demo.houses import District
from lotse.demo.moving_in import Settled
from lotse.demo.names import name_pools
from lotse.demo.weeks import WeekPlan, house_days, week_of
from lotse.directory.models import Accommodation, Phase, StaffMember, Team
from lotse.directory.services import NewStaffMember, assign_workers, engage_staff

# How many workers each team has: 25 in preliminary accommodation, 40 integration managers.
WORKERS: dict[str, dict[tuple[str, str], int]] = {
    Phase.PRELIMINARY: {
        ("Landratsamt", "333"): 5,
        ("Landratsamt", "334"): 4,
        ("Landratsamt", "335"): 4,
        ("AWO", "SD"): 3,
        ("Caritas", "SD"): 3,
        ("DRK", "SD"): 3,
        ("Diakonie", "SD"): 3,
    },
    Phase.FOLLOW_UP: {
        ("Landratsamt", "IM"): 16,
        ("AWO", "IM"): 6,
        ("Caritas", "IM"): 6,
        ("DRK", "IM"): 6,
        ("Diakonie", "IM"): 6,
    },
}
WEBERS_HOUSEHOLDS = 9  # in each of her two houses
SECOND_LANGUAGES = ("en", "fr", "tr", "ar", "ru", "uk", "fa", "kmr")


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Name, gender and user name of somebody who works here."""

    name: str
    gender: str
    username: str
    languages: tuple[str, ...] = ("de", "en")


WEBER = Identity(name="Sabine Weber", gender="f", username="weber", languages=("de", "en", "fr"))
KAYA = Identity(name="Emre Kaya", gender="m", username="kaya", languages=("de", "tr", "kmr"))
ROTH = Identity(name="Petra Roth", gender="f", username="roth")
LANG = Identity(name="Jonas Lang", gender="m", username="lang")


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A worker with her caseload and her plan of the week."""

    member: StaffMember
    cases: list[Settled]
    week: WeekPlan
    organisation: str


def engage_workers(
    district: District, settled: list[Settled], *, on: date, now: datetime, dice: random.Random
) -> list[Worker]:
    """Engage the workers of both phases, each for the households she looks after from the day `on`."""
    names = _identities(dice)
    planned = [
        (team, caseload, WEBER if team.number == "333" and first else KAYA if _is_kaya(team, first) else next(names))
        for phase in (Phase.PRELIMINARY, Phase.FOLLOW_UP)
        for team, caseload, first in _caseloads(district, settled, phase)
    ]
    weeks = [week_of(number, _houses(cases)) for number, (_team, cases, _who) in enumerate(planned)]
    people = [_new_worker(team, who, week) for (team, _cases, who), week in zip(planned, weeks, strict=True)]
    members = engage_staff(people=people, now=now)
    workers = [
        Worker(member=member, cases=cases, week=week, organisation=team.organisation.short_name)
        for member, (team, cases, _who), week in zip(members, planned, weeks, strict=True)
    ]
    pairs = [(resident, worker.member) for worker in workers for home in worker.cases for resident in home.residents]
    assign_workers(pairs=pairs, on=on)
    return workers


def engage_house_staff(district: District, *, now: datetime, dice: random.Random) -> None:
    """Petra Roth for Amina's house, one person for every two others; Jonas Lang for the district office."""
    names = _identities(dice, skip=200)
    houses = [house for _plan, house in district.houses]
    pairs = [houses[:1], *(houses[start : start + 2] for start in range(1, len(houses), 2))]
    people = [
        _new_staff(Role.ACCOMMODATION_STAFF, ROTH if number == 0 else next(names), "house", pair)
        for number, pair in enumerate(pairs)
    ]
    lang = _new_staff(Role.DISTRICT_OFFICE, LANG, "district", houses[:1])
    engage_staff(people=[*people, lang], now=now)


def _is_kaya(team: Team, first: bool) -> bool:
    return first and team.organisation.short_name == "AWO" and team.phase == Phase.PRELIMINARY


def _caseloads(district: District, settled: list[Settled], phase: str) -> Iterator[tuple[Team, list[Settled], bool]]:
    """Each worker's team and households, and whether she is the first of her team. Weber has parts of two houses."""
    teams = [district.teams[key] for key, number in WORKERS[phase].items() for _ in range(number)]
    homes = [home for home in settled if home.house.phase == phase]
    shares: list[list[Settled]] = []
    if phase == Phase.PRELIMINARY:
        first, second = (house for _plan, house in district.houses[:2])
        webers = [home for house in (first, second) for home in homes if home.house == house]
        mine = [home for home in webers if home.house == first][:WEBERS_HOUSEHOLDS]
        mine += [home for home in webers if home.house == second][:WEBERS_HOUSEHOLDS]
        shares.append(mine)
        homes = [home for home in homes if home not in mine]
    shares += _even_shares(homes, len(teams) - len(shares))
    seen: set[int] = set()
    for team, share in zip(teams, shares, strict=True):
        yield team, share, team.pk not in seen
        seen.add(team.pk)


def _even_shares(homes: list[Settled], number: int) -> list[list[Settled]]:
    """Neighbouring households in shares of about as many people each."""
    total, before = sum(len(home.residents) for home in homes), 0
    shares: list[list[Settled]] = [[] for _ in range(number)]
    for home in homes:
        shares[before * number // total].append(home)
        before += len(home.residents)
    return shares


def _houses(cases: list[Settled]) -> list[Accommodation]:
    return list({home.house.pk: home.house for home in cases}.values())


def _new_worker(team: Team, who: Identity, week: WeekPlan) -> NewStaffMember:
    kind = "worker" if team.phase == Phase.PRELIMINARY else "integration"
    return NewStaffMember(
        username=who.username,
        role=Role.SOCIAL_WORKER,
        display_name=who.name,
        gender=who.gender,
        organisation=team.organisation,
        team=team,
        languages=who.languages,
        password=PASSWORD if who.username in STAFF else None,
        texts=texts.columns("title", texts.TITLES[f"{kind}_{who.gender}"]) | week.note,
        houses=house_days(week),
    )


def _new_staff(role: str, who: Identity, title: str, houses: Sequence[Accommodation]) -> NewStaffMember:
    return NewStaffMember(
        username=who.username,
        role=role,
        display_name=who.name,
        gender=who.gender,
        organisation=houses[0].operator,
        languages=who.languages,
        password=PASSWORD if who.username in STAFF else None,
        texts=texts.columns("title", texts.TITLES[title]),
        houses=[(house, None) for house in houses] if role == Role.ACCOMMODATION_STAFF else [],
    )


def _identities(dice: random.Random, skip: int = 0) -> Iterator[Identity]:
    """People with different family names, so that user names differ too; `skip` begins at other names."""
    pool = name_pools()["staff"]
    families = [name.spellings[0] for name in pool.family]
    half = len(families) * 3 // 4
    for family in families[half:] if skip else families[:half]:
        if family in ("Weber", "Kaya", "Roth", "Lang"):
            continue
        gender = dice.choices(("f", "m"), weights=(7, 3))[0]
        given = dice.choice(pool.women if gender == "f" else pool.men).spellings[0]
        others = dice.sample(SECOND_LANGUAGES[1:], dice.choice((0, 1, 1, 2)))
        yield Identity(
            name=f"{given} {family}", gender=gender, username=search_key(family), languages=("de", "en", *others)
        )
