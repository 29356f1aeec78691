"""Who lives in the demonstration district: 700 households, a third children, the same people at every run."""

import random
from dataclasses import dataclass

from lotse.demo.names import Name, NamePool, PersonName, family_name, name_pools, person_name
from lotse.demo.origins import SHARES, VOICES, Voice

# How many households there are of (adults, children): 700 households, about 2,085 people.
SIZES: dict[tuple[int, int], int] = {
    (1, 0): 160,
    (2, 0): 130,
    (1, 1): 30,
    (2, 1): 71,
    (3, 0): 64,
    (2, 2): 66,
    (3, 1): 54,
    (2, 3): 50,
    (3, 2): 15,
    (2, 4): 25,
    (3, 3): 10,
    (2, 5): 8,
    (3, 4): 7,
    (3, 5): 6,
    (2, 6): 4,
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person of a household."""

    name: PersonName
    gender: str
    voice: Voice
    is_child: bool = False

    @property
    def prefers_audio(self) -> bool:
        """Whoever reads no language of the interface has it read aloud."""
        return not self.voice.reads


@dataclass(frozen=True, kw_only=True)
class HouseholdPlan:
    """People who live together; `cast` names the household of a person the demonstration is about."""

    label: str
    people: tuple[Person, ...]
    cast: str = ""


AMINA = HouseholdPlan(
    label="Haddad",
    cast="amina",
    people=(
        Person(
            name=PersonName(given="Amina", family="Haddad", script="أمينة حداد", call_me="Amina"),
            gender="f",
            voice=VOICES["syria"][0],
        ),
        Person(
            name=PersonName(given="Yusuf", family="Haddad", script="يوسف حداد", call_me="Yusuf"),
            gender="m",
            voice=VOICES["syria"][0],
            is_child=True,
        ),
    ),
)
DMYTRO = HouseholdPlan(
    label="Kovalenko",
    cast="dmytro",
    people=(
        Person(
            name=PersonName(given="Dmytro", family="Kovalenko", script="Дмитро Коваленко", call_me="Dmytro"),
            gender="m",
            voice=VOICES["ukraine"][0],
        ),
    ),
)


def households(dice: random.Random) -> list[HouseholdPlan]:
    """All households, the two of the cast first, the others in random order."""
    sizes = [size for size, number in SIZES.items() for _ in range(number)]
    for household in (AMINA, DMYTRO):
        children = sum(person.is_child for person in household.people)
        sizes.remove((len(household.people) - children, children))
    dice.shuffle(sizes)
    return [AMINA, DMYTRO, *(_household(adults, children, dice) for adults, children in sizes)]


def _household(adults: int, children: int, dice: random.Random) -> HouseholdPlan:
    origin = dice.choices(list(SHARES), weights=list(SHARES.values()))[0]
    pool, voices = name_pools()[origin], VOICES[origin]
    voice = dice.choices(voices, weights=[voice.weight for voice in voices])[0]
    shared = family_name(pool, dice)
    people: list[Person] = []
    for place in range(adults + children):
        gender = _gender(place, adults, dice)
        name = _new_name(pool, shared, gender, {person.name.call_me for person in people}, dice)
        people.append(Person(name=name, gender=gender, voice=voice, is_child=place >= adults))
    return HouseholdPlan(label=people[0].name.family or people[0].name.given, people=tuple(people))


def _gender(place: int, adults: int, dice: random.Random) -> str:
    """Single people are mostly men, the first two adults mostly a couple, everybody else as it comes."""
    if adults == 1 and place == 0:
        return dice.choices(("m", "f"), weights=(7, 3))[0]
    return ("f", "m")[place] if place < 2 and dice.random() < 0.85 else dice.choice(("f", "m"))


def _new_name(
    pool: NamePool, shared: tuple[Name, ...], gender: str, taken: set[str], dice: random.Random
) -> PersonName:
    """A name nobody else in the household is called by."""
    while True:
        name = person_name(pool, shared, gender=gender, dice=dice)
        if name.call_me not in taken:
            return name
