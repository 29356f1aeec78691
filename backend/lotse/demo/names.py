"""Names for demonstration people, plausible for each origin."""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMES_FILE = Path(__file__).parent / "data" / "names.txt"


@dataclass(frozen=True)
class Name:
    """One name: its spellings on German papers, and the own script if that is another one."""

    spellings: tuple[str, ...]
    script: str


@dataclass(frozen=True, kw_only=True)
class NamePool:
    """The names of one origin; without family names people bear their father's and grandfather's."""

    family: tuple[Name, ...] = ()
    women: tuple[Name, ...]
    men: tuple[Name, ...]


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name as on the German paper (the family name may be empty), in the own script, and as one is called."""

    given: str
    family: str
    script: str
    call_me: str


def _name(word: str) -> Name:
    latin, _, script = word.partition("=")
    return Name(tuple(latin.split("|")), script)


@cache
def name_pools() -> dict[str, NamePool]:
    """The pools of the names file, by origin."""
    pools: dict[str, dict[str, tuple[Name, ...]]] = {}
    lines = [line for line in NAMES_FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines:
        if line.startswith("["):
            current = pools.setdefault(line.strip("[]"), {})
            continue
        kind, _, words = line.partition(":")
        current[kind] = tuple(_name(word) for word in words.split())
    return {origin: NamePool(**lists) for origin, lists in pools.items()}


def family_name(pool: NamePool, dice: random.Random) -> tuple[Name, ...]:
    """What a household shares: a family name, or where there is none the father's and grandfather's names."""
    return (dice.choice(pool.family),) if pool.family else tuple(dice.sample(pool.men, 2))


def person_name(pool: NamePool, shared: tuple[Name, ...], *, gender: str, dice: random.Random) -> PersonName:
    """One member of a household; the papers of each may spell the shared name differently. One in 40 has one name."""
    given = dice.choice(pool.women if gender == "f" else pool.men)
    is_single = bool(pool.family) and dice.random() < 1 / 40
    rest = () if is_single else shared
    spelled, further = dice.choice(given.spellings), [dice.choice(name.spellings) for name in rest]
    names = [given, *rest]
    return PersonName(
        given=spelled if pool.family else " ".join([spelled, *further]),
        family=" ".join(further) if pool.family else "",
        script=" ".join(name.script for name in names) if all(name.script for name in names) else "",
        call_me=spelled,
    )
