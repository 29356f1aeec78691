"""What house and district must not see, and what the district decides for all."""

from playwright.sync_api import Response, expect

from tests.e2e import tour_staff
from tests.e2e.conftest import Browsers
from tests.e2e.scene import TOPIC, Scene, at, has_booked

# The names of the API's places for counselling, and words that only counselling knows.
COUNSELLING_PATHS = ("appointments", "slots", "topics", "week", "hours", "rules", "workers", "absences", "overrides")
COUNSELLING_WORDS = ("Sabine Weber", "Emre Kaya", "Beratung", "Behörde", "Thema", "10:00")


def test_the_house_never_sees_anything_of_counselling(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    roth = browsers.desk_of(scene.cast.roth)
    coming: list[Response] = []
    told = ""
    roth.page.on("response", lambda response: coming.append(response))  # noqa: PLW0108 - Playwright marks its listeners
    for screen in tour_staff.house(roth, scene):
        read = roth.page.locator("body").inner_text()
        assert [word for word in COUNSELLING_WORDS if word in read] == [], screen
        told += "".join(answer.text() for answer in coming if "/api/" in answer.url and answer.status == 200)
        coming.clear()
    asked = [path for path in roth.watch.paths() if path.startswith("/api/")]
    assert asked, "the house asked for nothing at all"
    assert [path for path in asked if any(word in path for word in COUNSELLING_PATHS)] == []
    assert "Amina" in told
    assert [word for word in COUNSELLING_WORDS if word in told] == []


def test_the_doors_of_counselling_are_shut_for_the_house(browsers: Browsers, scene: Scene) -> None:
    roth = browsers.desk_of(scene.cast.roth)
    roth.open("/week")
    roth.sees_heading("Diese Seite gibt es nicht")
    answer = roth.context.request.get(f"{roth.watch.origin}/api/staff/week?from={scene.monday}")
    assert answer.status == 403


def test_on_a_day_that_the_district_closes_nothing_is_free(browsers: Browsers, scene: Scene) -> None:
    lang, amina = browsers.desk_of(scene.cast.lang), browsers.phone_of(scene.cast.amina)
    lang.open("/closures")
    lang.types("Tag", scene.tuesday.isoformat())
    lang.types("Grund", "Betriebsausflug")
    lang.press("Eintragen")
    expect(lang.page.get_by_role("listitem").filter(has_text="Betriebsausflug")).to_be_visible()
    amina.open("/book")
    amina.chooses_topic(TOPIC)
    expect(amina.page.get_by_role("radio", name="Donnerstag")).to_be_checked()
    expect(amina.page.get_by_role("radio", name="Dienstag")).to_be_disabled()
    lang.press("Schließtag löschen")
    lang.page.get_by_role("dialog").get_by_role("button", name="Ja, löschen").click()
    expect(lang.page.get_by_role("dialog")).to_have_count(0)
    amina.open("/book")
    amina.chooses_topic(TOPIC)
    expect(amina.page.get_by_role("radio", name="Dienstag")).to_be_enabled()


def test_a_residents_phone_does_not_open_the_desk(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    amina.page.goto(f"{amina.watch.origin}/staff/de/")
    amina.sees_heading("Diese Seite ist für das Team")
