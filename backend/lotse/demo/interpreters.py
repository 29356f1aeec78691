"""Seventy volunteers who interpret."""

import random

from lotse.demo.names import family_name, name_pools, person_name
from lotse.demo.origins import SHARES, VOICES
from lotse.directory.models import Accommodation, Interpreter
from lotse.directory.services import register_interpreters

NUMBER = 70


def enlist_interpreters(houses: list[Accommodation], dice: random.Random) -> None:
    """People who once came themselves; some still live in one of the houses."""
    origins = dice.choices(list(SHARES), weights=list(SHARES.values()), k=NUMBER)
    people = []
    for origin in origins:
        pool, gender = name_pools()[origin], dice.choice(("f", "m"))
        name = person_name(pool, family_name(pool, dice), gender=gender, dice=dice)
        spoken = dice.choice(VOICES[origin]).speaks
        people.append(
            Interpreter(
                display_name=f"{name.given} {name.family}".strip(),
                languages=sorted({"de", *spoken}),
                gender=gender,
                accommodation=dice.choice(houses) if dice.random() < 0.2 else None,
            )
        )
    register_interpreters(interpreters=people)
