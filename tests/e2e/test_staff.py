"""The desk: signing in, booking for a resident, cancelling with a reason, own hours, cards."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk, Phone
from tests.e2e.scene import PASSWORD, TOPIC, Scene, at, code_of, gets_password, has_booked


def test_frau_weber_signs_in_at_the_second_try(browsers: Browsers, scene: Scene) -> None:
    weber = browsers.desk()
    gets_password(scene.cast.weber)
    weber.watch.expect_refusal(403)
    weber.enters_name_and_password("weber", "das falsche Passwort")
    expect(weber.page.get_by_role("alert")).to_be_visible()
    weber.types("Passwort", PASSWORD)
    weber.press("Weiter")
    weber.enters_code("000000")
    expect(weber.page.get_by_role("alert")).to_contain_text("Der Code ist falsch.")
    weber.enters_code(code_of(scene.cast.weber))
    weber.sees_heading("Heute, ")


def test_frau_weber_books_for_amina_who_finds_it_on_her_phone(browsers: Browsers, scene: Scene) -> None:
    amina, weber = browsers.phone_of(scene.cast.amina, "ar"), browsers.desk_of(scene.cast.weber)
    amina.open()
    amina.sees("Sie haben gerade keinen Termin.")
    when_she_books_for_amina(weber, "11:00")
    expect(weber.page.get_by_role("complementary").get_by_role("heading", name="Amina Haddad")).to_be_visible()
    when_she_looks_at_her_phone_again(amina)
    expect(amina.page.get_by_role("main")).to_contain_text("11:00")


def test_what_frau_weber_cancels_with_a_reason_amina_reads(browsers: Browsers, scene: Scene) -> None:
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina, weber = browsers.phone_of(scene.cast.amina, "ar"), browsers.desk_of(scene.cast.weber)
    amina.open(f"/appointments/{booked}")
    expect(amina.thing("Absagen")).to_be_visible()
    weber.open(f"/week/{scene.monday}/{booked}")
    weber.press("Absagen")
    weber.page.get_by_role("radio", name="krank").check()
    weber.press("Ja, Termin absagen")
    expect(weber.page.get_by_role("group", name="Woche").get_by_role("button", name="10:00")).to_have_count(0)
    when_she_looks_at_her_phone_again(amina)
    amina.sees("Abgesagt: Die Beratung ist krank.")


def test_what_frau_weber_cancels_stands_on_aminas_home_until_she_has_seen_it(browsers: Browsers, scene: Scene) -> None:
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina, weber = browsers.phone_of(scene.cast.amina, "ar"), browsers.desk_of(scene.cast.weber)
    amina.open()
    expect(amina.page.get_by_role("main")).to_contain_text("10:00")
    weber.open(f"/week/{scene.monday}/{booked}")
    weber.press("Absagen")
    weber.page.get_by_role("radio", name="krank").check()
    weber.press("Ja, Termin absagen")
    expect(weber.page.get_by_role("group", name="Woche").get_by_role("button", name="10:00")).to_have_count(0)
    when_she_takes_her_phone_in_hand(amina)
    amina.sees("Abgesagt: Die Beratung ist krank.")
    expect(amina.thing("Andere Zeit wählen")).to_be_visible()
    amina.press("Gut")
    amina.sees("Sie haben gerade keinen Termin.")
    when_she_looks_at_her_phone_again(amina)
    amina.sees("Sie haben gerade keinen Termin.")
    expect(amina.text("Abgesagt: Die Beratung ist krank.")).to_have_count(0)
    amina.open("/appointments")
    amina.sees("Abgesagt: Die Beratung ist krank.")


def test_a_new_hour_of_frau_weber_can_be_booked(browsers: Browsers, scene: Scene) -> None:
    amina, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    weber.open("/hours")
    weber.press("Neue Zeit")
    weber.chooses("Tag", "Freitag")
    weber.types("Von", "15:00")
    weber.types("Bis", "16:00")
    weber.types("Gilt ab", f"{scene.monday:%d.%m.%Y}")
    weber.press("Speichern")
    expect(weber.page.get_by_role("row", name="Freitag")).to_contain_text("15:00")
    amina.open("/book")
    amina.chooses_topic(TOPIC)
    amina.page.get_by_role("radio", name="Freitag").check(force=True)
    amina.chooses_time("15:00")
    amina.press("Ja, Termin buchen")
    amina.sees_heading("Ihr Termin ist gebucht")


def test_a_card_that_frau_weber_prints_opens_a_fresh_phone(browsers: Browsers, scene: Scene) -> None:
    weber, phone = browsers.desk_of(scene.cast.weber), browsers.phone("ar")
    weber.open("/people")
    weber.page.get_by_role("row", name="Amina Haddad").get_by_role("button", name="Karte").click()
    weber.press("Neue Karte machen")
    paper = weber.page.get_by_role("article")
    expect(paper.get_by_role("img", name="QR-Code der Karte")).to_be_visible()
    code = re.search(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}", paper.inner_text())
    assert code is not None
    phone.open("/card")
    phone.types("Code", code[0])
    phone.press("Weiter")
    phone.chooses_pin()
    phone.sees_heading("Hallo {name}", name="Amina")


def when_she_books_for_amina(desk: Desk, clock: str) -> None:
    desk.open("/people")
    desk.page.get_by_role("row", name="Amina Haddad").get_by_role("button", name="Termin").click()
    desk.page.get_by_role("radio", name=TOPIC).check(force=True)
    desk.page.get_by_role("button", name=clock, exact=True).first.click()
    desk.page.get_by_role("button", name="Buchen: ").click()


def when_she_looks_at_her_phone_again(phone: Phone) -> None:
    """She opens the app anew."""
    phone.page.reload()


def when_she_takes_her_phone_in_hand(phone: Phone) -> None:
    """The app is open and asks for news, as it does when its window comes to the front."""
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_house_that_herr_lang_closes_leaves_its_appointment_to_frau_weber(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    lang, weber = browsers.desk_of(scene.cast.lang), browsers.desk_of(scene.cast.weber)
    lang.open("/closures")
    lang.types("Tag", scene.tuesday.isoformat())
    lang.page.get_by_label("Wo", exact=True).select_option(label="\u2068Haus Neckarblick\u2069 · \u2068Büro\u2069")
    expect(lang.page.get_by_role("status").filter(has_text="An diesem Tag steht dort kein Termin.")).to_be_visible()
    lang.page.get_by_label("Wo", exact=True).select_option(
        label="\u2068Haus Lindenhof\u2069 · \u2068Büro Lindenhof\u2069"
    )
    expect(lang.page.get_by_role("status").filter(has_text="\u20681\u2069 Termin.")).to_be_visible()
    lang.types("Grund", "Wasserschaden")
    lang.press("Eintragen")
    expect(lang.page.get_by_role("listitem").filter(has_text="Wasserschaden")).to_contain_text("Büro Lindenhof")
    after = lang.page.get_by_role("region", name="Der Schließtag ist eingetragen")
    expect(after).to_contain_text("\u20681\u2069 Termin.")
    assert "Amina" not in lang.page.locator("body").inner_text()
    weber.open()
    left_alone = weber.page.get_by_role("region", name="Gebucht, aber Sie sind nicht da")
    expect(left_alone).to_contain_text("Amina H.")
    expect(left_alone).to_contain_text("Geschlossen")
    weber.open(f"/week/{scene.monday}")
    weber.sees("{place} ist geschlossen: {reason}", place="Büro Lindenhof", reason="Wasserschaden")
