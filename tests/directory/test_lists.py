"""Lists of residents: the viewer's own people only, found by every spelling, page by page."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from lotse.core.errors import NotFound
from lotse.directory import queries
from lotse.directory.queries import pages
from lotse.directory.services import move_out
from tests import factories
from tests.people import make_cast, viewer

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def names(q: str) -> list[str]:
    """Who is found in the one house there is."""
    cast_house = factories.house()
    room = factories.room(cast_house, beds=9)
    roth = factories.staff(houses=[cast_house])
    for given, family, script in (
        ("Mohammad", "Al-Ahmad", "محمد الأحمد"),
        ("Ayşe Işıl", "Kılıç", ""),
        ("Yonas Tesfay Haile", "", "ዮናስ ተስፋይ ሃይለ"),
        ("100% Test_er", "Müller", ""),
    ):
        factories.resident(given, family, own_script_name=script, lives_in=room)
    page = queries.residents_of_house(viewer(roth), cast_house.pk, on=TODAY, q=q)
    return [row.resident.given_name for row in page.items]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("", ["Mohammad", "Ayşe Işıl", "100% Test_er", "Yonas Tesfay Haile"]),
        ("ahm", ["Mohammad"]),
        ("al-ah moh", ["Mohammad"]),
        ("محمد", ["Mohammad"]),
        ("KILIC", ["Ayşe Işıl"]),
        ("İŞIL", ["Ayşe Işıl"]),
        ("isıl", ["Ayşe Işıl"]),
        ("haile", ["Yonas Tesfay Haile"]),
        ("ተስፋይ", ["Yonas Tesfay Haile"]),
        ("muller", ["100% Test_er"]),
        ("%", []),
        ("100%", ["100% Test_er"]),
        ("test_", ["100% Test_er"]),
        ("_", []),
        ("ammad", []),
    ],
)
def test_words_are_found_by_their_beginning_in_any_spelling(q: str, found: list[str]) -> None:
    assert names(q) == found


def test_pages_follow_each_other_without_gap_or_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    weber = factories.staff()
    same_name = [factories.resident("Ali", "Demir") for _ in range(3)]
    people = [*sorted(same_name, key=lambda person: person.pk), factories.resident("Baran", "Kurt")]
    for person in people:
        factories.assignment(person, weber)
    seen, after = [], None
    while True:
        page = queries.residents_of_worker(viewer(weber), on=TODAY, after=after)
        seen += page.items
        after = page.next
        if after is None:
            break

    assert seen == people


def test_a_worker_sees_the_people_assigned_to_her_today_and_nobody_else() -> None:
    cast = make_cast()
    left = factories.resident("Former", "Person")
    factories.assignment(left, cast.weber, ends_on=date(2026, 6, 1))

    assert queries.residents_of_worker(viewer(cast.weber), on=TODAY).items == [cast.amina]
    assert queries.residents_of_worker(viewer(cast.kaya), on=TODAY).items == [cast.dmytro]


def test_house_staff_see_their_own_house_and_another_looks_like_none() -> None:
    cast = make_cast()

    rows = queries.residents_of_house(viewer(cast.roth), cast.aminas_house.pk, on=TODAY).items
    assert [row.resident for row in rows] == [cast.amina]
    for house_id in (cast.dmytros_house.pk, 999_999):
        with pytest.raises(NotFound):
            queries.residents_of_house(viewer(cast.roth), house_id, on=TODAY)


def test_who_moved_out_is_no_longer_listed() -> None:
    cast = make_cast()
    move_out(resident_id=cast.amina.pk, on=date(2026, 11, 1), by=cast.roth.pk, now=NOW)

    assert queries.residents_of_house(viewer(cast.roth), cast.aminas_house.pk, on=TODAY).items == []
    with pytest.raises(NotFound):
        queries.resident_in_reach(viewer(cast.roth), cast.amina.pk, TODAY)


def test_a_card_is_in_reach_of_the_house_and_the_worker_only() -> None:
    cast = make_cast()

    for person in (cast.roth, cast.weber):
        assert queries.resident_in_reach(viewer(person), cast.amina.pk, TODAY) == cast.amina
    for outsider in (cast.kaya, cast.lang, cast.dmytro):
        with pytest.raises(NotFound):
            queries.resident_in_reach(viewer(outsider), cast.amina.pk, TODAY)
    with pytest.raises(NotFound):
        queries.resident_in_reach(viewer(cast.roth), cast.dmytro.pk, TODAY)


@pytest.mark.parametrize("people", [1, 3])
def test_lists_take_the_same_number_of_queries_for_one_person_and_three(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    house = factories.house()
    worker = factories.staff(houses=[house])
    for _ in range(people):
        factories.assignment(factories.resident(lives_in=factories.room(house)), worker)

    with django_assert_num_queries(2):
        rows = queries.residents_of_house(viewer(worker), house.pk, on=TODAY).items
        assert len({(row.resident.user.language, row.room.floor.building.name, row.pk) for row in rows}) == people
    with django_assert_num_queries(2):
        residents = queries.residents_of_worker(viewer(worker), on=TODAY).items
        houses = [row.room.floor.building.accommodation.name for who in residents for row in vars(who)["living"]]
        assert len(houses) == people
    with django_assert_num_queries(7):
        queries.district_overview(TODAY)
