"""The demonstration's people: plausible, the same at every run."""

import random
from collections import Counter

from lotse.core.languages import LANGUAGES
from lotse.demo.households import households
from lotse.demo.houses import house_plans
from lotse.demo.names import name_pools
from lotse.demo.origins import SHARES, VOICES
from lotse.demo.privacy import PRIVACY
from lotse.demo.texts import HOUSE, OFFICE, TITLES, hours_note

SPOKEN_IN_THE_DEMO = {"de", "en", "fr", "ar", "uk", "tr", "fa"}


def test_seven_hundred_households_of_some_two_thousand_people_a_third_children() -> None:
    plans = households(random.Random(1))
    people = [person for plan in plans for person in plan.people]

    assert len(plans) == 700
    assert 2_050 <= len(people) <= 2_150
    assert 0.3 <= sum(person.is_child for person in people) / len(people) <= 0.37
    assert all(any(not person.is_child for person in plan.people) for plan in plans)


def test_the_same_dice_make_the_same_people() -> None:
    assert households(random.Random(7)) == households(random.Random(7))


def test_names_are_spelled_in_several_ways_and_some_have_no_family_name() -> None:
    people = [person.name for plan in households(random.Random(1)) for person in plan.people]
    spellings = Counter(name.given for name in people if name.script.startswith("محمد "))

    assert len(spellings) > 1
    assert {" " in name.given for name in people if not name.family} == {True, False}


def test_every_origin_has_names_and_languages_of_the_interface() -> None:
    codes = {language.code for language in LANGUAGES}

    assert sum(SHARES.values()) == 100
    assert set(SHARES) == set(VOICES) == set(name_pools()) - {"staff"}
    for voices in VOICES.values():
        assert sum(voice.weight for voice in voices) == 100
        assert {code for voice in voices for code in (voice.language, *voice.speaks, *voice.reads)} <= codes


def test_thirty_six_houses_stand_at_different_addresses() -> None:
    plans = house_plans()

    assert len({(plan.street, plan.postcode) for plan in plans}) == len(plans) == 36
    assert max(plan.people for plan in plans) <= 140


def test_texts_exist_in_the_seven_languages() -> None:
    for text in (HOUSE, OFFICE, PRIVACY, *TITLES.values()):
        assert set(text) == SPOKEN_IN_THE_DEMO
    notes = hours_note([([0, 2], [(9, 12)]), ([1], [(9, 12), (13, 16)])])
    assert set(notes) == {f"hours_note_{language}" for language in SPOKEN_IN_THE_DEMO}
    said = notes["hours_note_de"].translate({0x2066: None, 0x2069: None})
    assert said == "Mo und Mi 9–12 · Di 9–12 und 13–16 Uhr"
