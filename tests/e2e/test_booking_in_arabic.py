"""Amina comes in with her card and books an hour in Arabic; Frau Weber sees it; cancelled, it is Samira's."""

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk, Phone
from tests.e2e.scene import PASSWORD, Scene, card_of, code_of, gets_password


def test_amina_books_in_arabic_and_frau_weber_sees_it(browsers: Browsers, scene: Scene) -> None:
    amina, weber = browsers.phone("ar"), browsers.desk()
    given_she_comes_in_with_her_card(amina, scene)
    when_she_books_tuesday_at_ten(amina, scene)
    then_my_appointments_shows_it(amina)
    when_frau_weber_signs_in(weber, scene)
    then_her_week_shows_it(weber, scene)


def test_what_amina_cancels_is_free_for_samira(browsers: Browsers, scene: Scene) -> None:
    amina, samira = browsers.phone_of(scene.cast.amina, "ar"), browsers.phone_of(scene.samira, "ar")
    when_she_books_tuesday_at_ten(amina, scene)
    then_the_time_is_not_offered(samira, scene)
    when_she_cancels(amina)
    when_she_books_tuesday_at_ten(samira, scene)
    then_my_appointments_shows_it(samira)


def given_she_comes_in_with_her_card(phone: Phone, scene: Scene) -> None:
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    phone.comes_in(link)
    phone.sees_heading("Hallo {name}", name="Amina")
    assert "#" not in phone.page.url, "the card's secret stays in the address"
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")


def when_she_books_tuesday_at_ten(phone: Phone, scene: Scene) -> None:
    phone.open()
    phone.press("Termin buchen")
    phone.chooses_topic(scene.topic_name("ar"))
    phone.chooses_time("10:00")
    expect(phone.page.get_by_role("main")).to_contain_text("Sabine Weber")
    phone.press("Ja, Termin buchen")
    phone.sees_heading("Ihr Termin ist gebucht")


def then_my_appointments_shows_it(phone: Phone) -> None:
    phone.press("Meine Termine")
    phone.sees_heading("Meine Termine")
    expect(card(phone)).to_be_visible()


def when_frau_weber_signs_in(desk: Desk, scene: Scene) -> None:
    gets_password(scene.cast.weber)
    desk.enters_name_and_password("weber", PASSWORD)
    desk.enters_code(code_of(scene.cast.weber))
    expect(desk.page.get_by_role("navigation", name="Hauptmenü")).to_contain_text("Sabine Weber")


def then_her_week_shows_it(desk: Desk, scene: Scene) -> None:
    desk.open(f"/week/{scene.monday}")
    desk.page.get_by_role("group", name="Woche").get_by_role("button", name="10:00").click()
    expect(desk.page.get_by_role("heading", name="Amina Haddad")).to_be_visible()
    expect(desk.page.get_by_role("complementary")).to_contain_text(scene.topic_name("de"))


def when_she_cancels(phone: Phone) -> None:
    phone.press("Meine Termine")
    card(phone).click()
    phone.press("Absagen")
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.words("Ja, absagen")).click()
    phone.sees("Von Ihnen abgesagt")


def then_the_time_is_not_offered(phone: Phone, scene: Scene) -> None:
    phone.open("/book")
    phone.chooses_topic(scene.topic_name("ar"))
    expect(phone.free_time("11:15")).to_be_visible()
    expect(phone.free_time("10:00")).to_have_count(0)


def card(phone: Phone) -> Locator:
    return phone.page.get_by_role("main").get_by_role("link", name="10:00")
