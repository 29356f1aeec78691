"""The worker's inbox: what residents write arrives by itself, is answered by keyboard; nobody else sees any of it."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Locator, expect

from lotse.directory.models import Cover, StaffMember
from tests import factories
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk, Phone
from tests.e2e.scene import Scene, at, has_booked
from tests.e2e.talking import field_of, log_of

ARABIC = "وصلتني رسالة من Ausländerbehörde"
ANSWER = "Bitte bringen Sie den Brief am Dienstag um 10:00 mit."


def test_what_amina_writes_stands_at_frau_webers_desk_by_itself_and_is_answered_by_keyboard(
    browsers: Browsers, scene: Scene
) -> None:
    amina, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    weber.open("/inbox")
    weber.sees("Noch hat niemand geschrieben.")
    when_she_writes(amina, ARABIC)
    expect(row_of(weber, "Amina Haddad")).to_contain_text(ARABIC)
    expect(place_of_messages(weber)).to_contain_text("1")
    weber.page.keyboard.press("j")
    weber.page.keyboard.press("Enter")
    expect(field_of(weber)).to_be_focused()
    expect(log_of(weber)).to_contain_text(ARABIC)
    weber.page.keyboard.type(ANSWER)
    weber.page.keyboard.press("Control+Enter")
    expect(log_of(amina)).to_contain_text(ANSWER)
    expect(field_of(weber)).to_have_value("")
    weber.page.keyboard.press("Escape")
    expect(row_of(weber, "Amina Haddad")).to_be_focused()
    expect(row_of(weber, "Amina Haddad")).to_contain_text(ANSWER)
    expect(place_of_messages(weber)).not_to_contain_text("1")


def test_each_side_sees_how_far_the_other_is_but_not_when_amina_reads(browsers: Browsers, scene: Scene) -> None:
    amina, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    when_she_writes(amina, "Guten Tag")
    expect(log_of(amina)).to_contain_text("gesendet")
    when_she_opens(weber, "Amina Haddad")
    expect(log_of(amina)).to_contain_text("vom Team gesehen")
    weber.types("Nachricht schreiben", ANSWER)
    weber.press("Senden")
    expect(log_of(weber)).to_contain_text("auf dem Handy angekommen")
    expect(log_of(weber)).not_to_contain_text("gesehen")


def test_a_worker_of_another_organisation_finds_nothing_of_it(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    kaya = browsers.desk_of(scene.cast.kaya)
    kaya.open("/inbox")
    kaya.sees("Noch hat niemand geschrieben.")
    kaya.watch.expect_refusal(404)
    kaya.open(path)
    kaya.sees("Dieses Gespräch können Sie nicht lesen.")
    expect(kaya.page.locator("body")).not_to_contain_text("Amina")
    kaya.open(f"/inbox/with/{scene.cast.amina.pk}")
    expect(kaya.page.get_by_role("alert")).to_be_visible()
    assert statuses(kaya, path) == [404, 404, 404]
    answer = kaya.context.request.get(f"{kaya.watch.origin}/api/staff/conversations")
    assert answer.json() == {"items": [], "next": None}


def test_the_staff_of_the_house_have_no_inbox_and_the_server_gives_them_none(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    roth = browsers.desk_of(scene.cast.roth)
    roth.open()
    roth.sees_heading("Häuser")
    expect(roth.page.get_by_role("link", name="Nachrichten")).to_have_count(0)
    for address in ("/inbox", path, "/inbox/cover", "/inbox/phrases"):
        roth.open(address)
        roth.sees_heading("Diese Seite gibt es nicht")
    assert statuses(roth, path) == [403, 403, 403]
    inbox = ("conversations", "conversations/counts", "phrases", "covers", "colleagues")
    answers = [roth.context.request.get(f"{roth.watch.origin}/api/staff/{name}") for name in inbox]
    assert [answer.status for answer in answers] == [403] * len(inbox)


def test_whoever_covers_reads_along_only_while_covering(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    colleague = a_colleague(scene)
    demir = browsers.desk_of(colleague)
    demir.open("/inbox")
    demir.sees("Noch hat niemand geschrieben.")
    weber = browsers.desk_of(scene.cast.weber)
    weber.open("/inbox/cover")
    weber.press("Vertretung eintragen", role="button")
    chooses_colleague(weber, colleague)
    weber.page.get_by_role("button", name="Speichern", exact=True).click()
    weber.sees("Sie sind weg – es antwortet {name}.", name="Leyla Demir")
    weber.open()
    expect(weber.page.get_by_role("main")).to_contain_text("vertritt Sie bis")
    weber.open("/inbox/cover")
    demir.open("/inbox")
    row_of(demir, "Amina Haddad").click()
    expect(log_of(demir)).to_contain_text(ARABIC)
    demir.types("Nachricht schreiben", ANSWER)
    demir.press("Senden")
    expect(log_of(demir)).to_contain_text(ANSWER)
    weber.page.get_by_role("button", name="Vertretung beenden").click()
    weber.sees("Zurzeit vertritt in Ihrem Team niemand.")
    demir.sees("Dieses Gespräch können Sie nicht lesen.")
    expect(demir.page.get_by_role("main")).not_to_contain_text("Amina")
    assert statuses(demir, path) == [404, 404, 404]


def test_the_cover_form_says_that_appointments_stay_and_leads_to_an_absence_of_the_same_days(
    browsers: Browsers, scene: Scene
) -> None:
    weber = browsers.desk_of(scene.cast.weber)
    weber.open("/inbox/cover")
    weber.press("Vertretung eintragen", role="button")
    weber.types("Erster Tag", scene.tuesday.isoformat())
    weber.types("Letzter Tag", (scene.tuesday + timedelta(days=2)).isoformat())
    expect(weber.page.get_by_role("complementary")).to_contain_text("bleiben stehen")
    weber.press("Abwesenheit eintragen", role="link")
    expect(weber.page.get_by_label("Erster Tag", exact=True)).to_have_value(f"{scene.tuesday:%d.%m.%Y}")
    expect(weber.page.get_by_label("Letzter Tag", exact=True)).to_have_value(
        f"{scene.tuesday + timedelta(days=2):%d.%m.%Y}"
    )


def test_home_says_who_answers_meanwhile(browsers: Browsers, scene: Scene) -> None:
    colleague = a_colleague(scene)
    today = timezone.localdate()
    Cover.objects.create(worker=scene.cast.weber, deputy=colleague, starts_on=today, ends_on=today + timedelta(days=3))
    amina = browsers.phone_of(scene.cast.amina)
    amina.open()
    expect(amina.page.get_by_role("main")).to_contain_text("Leyla Demir")
    expect(amina.page.get_by_role("main")).to_contain_text("Sabine Weber")


def test_a_colleague_who_is_ill_is_covered_by_whoever_enters_it(browsers: Browsers, scene: Scene) -> None:
    a_conversation(browsers, scene)
    demir = browsers.desk_of(a_colleague(scene))
    demir.open("/inbox/cover")
    demir.press("Vertretung eintragen", role="button")
    demir.chooses("Wer ist weg?", "Sabine Weber")
    demir.chooses("Wer antwortet?", "Ich antworte")
    demir.page.get_by_role("button", name="Speichern", exact=True).click()
    demir.sees("{name} ist weg – es antworten Sie.", name="Sabine Weber")
    demir.open("/inbox")
    expect(row_of(demir, "Amina Haddad")).to_be_visible()


def test_a_conversation_is_handed_on_until_a_day_and_taken_back(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    colleague = a_colleague(scene)
    weber, demir = browsers.desk_of(scene.cast.weber), browsers.desk_of(colleague)
    weber.open(path)
    weber.press("Weitergeben", role="button")
    chooses_colleague(weber, colleague)
    weber.types("Letzter Tag", scene.tuesday.isoformat())
    weber.page.get_by_role("button", name="Weitergeben", exact=True).click()
    expect(weber.page.get_by_role("complementary")).to_contain_text("antwortet bis")
    demir.open("/inbox")
    expect(row_of(demir, "Amina Haddad")).to_be_visible()
    weber.press("Zurückholen")
    expect(weber.thing("Weitergeben", role="button")).to_be_visible()
    expect(row_of(demir, "Amina Haddad")).to_have_count(0)


def test_an_own_sentence_is_put_where_the_cursor_is(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    weber = browsers.desk_of(scene.cast.weber)
    weber.open("/inbox/phrases")
    weber.press("Neuer Satz", role="button")
    weber.types("Satz", "Ich bin heute bis 16 Uhr im Haus.")
    weber.page.get_by_role("button", name="Speichern", exact=True).click()
    expect(weber.page.get_by_role("listitem").filter(has_text="bis 16 Uhr")).to_be_visible()
    weber.open(path)
    weber.types("Nachricht schreiben", "Hallo Amina.")
    weber.press("Satz einfügen", role="button")
    weber.page.get_by_role("dialog").get_by_role("button", name="Ich bin heute bis 16 Uhr im Haus.").click()
    expect(field_of(weber)).to_have_value("Hallo Amina. Ich bin heute bis 16 Uhr im Haus.")
    expect(field_of(weber)).to_be_focused()


def test_what_is_half_written_waits_in_its_conversation(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    weber = browsers.desk_of(scene.cast.weber)
    weber.open(path)
    weber.types("Nachricht schreiben", "Ich rufe morgen")
    weber.open(f"/inbox/with/{scene.samira.pk}")
    expect(weber.page.get_by_role("heading", name="Samira Khalil").first).to_be_visible()
    expect(field_of(weber)).to_have_value("")
    weber.open(path)
    expect(field_of(weber)).to_have_value("Ich rufe morgen")


def test_what_is_written_without_network_goes_out_once_when_it_is_back(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    weber = browsers.desk_of(scene.cast.weber)
    weber.open(path)
    expect(log_of(weber)).to_contain_text(ARABIC)
    with weber.without_network():
        weber.types("Nachricht schreiben", ANSWER)
        weber.press("Senden")
        expect(log_of(weber)).to_contain_text("wartet")
    expect(log_of(weber)).to_contain_text("gesendet")
    expect(log_of(weber).get_by_text(ANSWER)).to_have_count(1)


def test_beside_the_conversation_stand_the_next_appointment_and_the_way_to_the_person(
    browsers: Browsers, scene: Scene
) -> None:
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    weber = browsers.desk_of(scene.cast.weber)
    weber.open("/people")
    weber.page.get_by_role("row", name="Amina Haddad").get_by_role("link", name="Schreiben").click()
    beside = weber.page.get_by_role("complementary")
    expect(beside).to_contain_text("10:00")
    beside.get_by_role("link", name="10:00").click()
    expect(weber.page).to_have_url(re.compile(f"/week/{scene.monday}/{booked}$"))
    weber.press("Nachricht schreiben", role="link")
    weber.press("Termin buchen", role="button")
    weber.sees_heading("Termin buchen")
    expect(weber.page.get_by_role("main")).to_contain_text("Amina Haddad")


def test_todays_screen_says_who_waits_for_an_answer(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    weber = browsers.desk_of(scene.cast.weber)
    weber.open()
    pane = weber.page.get_by_role("complementary")
    expect(pane).to_contain_text(weber.words("{count} wartet", count=1))
    pane.get_by_role("link", name="Amina H.").click()
    expect(weber.page).to_have_url(re.compile(f"{path}$"))


def test_the_lists_hold_who_is_unread_and_who_waits(browsers: Browsers, scene: Scene) -> None:
    path = a_conversation(browsers, scene)
    weber = browsers.desk_of(scene.cast.weber)
    weber.open("/inbox")
    weber.page.get_by_role("radio", name="Überfällig").check(force=True)
    weber.sees("Keine Antwort ist überfällig.")
    for name in ("Ungelesen", "Wartet"):
        weber.page.get_by_role("radio", name=name).check(force=True)
        expect(row_of(weber, "Amina Haddad")).to_be_visible()
    weber.open(path)
    weber.types("Nachricht schreiben", ANSWER)
    weber.press("Senden")
    expect(log_of(weber)).to_contain_text("gesendet")
    for name in ("Ungelesen", "Wartet"):
        weber.page.get_by_role("radio", name=name).check(force=True)
        expect(row_of(weber, "Amina Haddad")).to_have_count(0)
    weber.page.get_by_role("radio", name="Alle").check(force=True)
    weber.page.get_by_label("Name suchen").fill("xyz")
    weber.sees("In dieser Liste heißt niemand so.")
    weber.page.get_by_label("Name suchen").fill("hadd")
    expect(row_of(weber, "Amina Haddad")).to_be_visible()


def when_she_writes(phone: Phone, text: str) -> None:
    """On her phone, to the team."""
    phone.open("/messages")
    field_of(phone).fill(text)
    phone.press("Senden")
    expect(log_of(phone)).to_contain_text(text)


def when_she_opens(desk: Desk, name: str) -> None:
    desk.open("/inbox")
    row_of(desk, name).click()


def a_conversation(browsers: Browsers, scene: Scene) -> str:
    """Amina has written; the path of the conversation at the desk."""
    when_she_writes(browsers.phone_of(scene.cast.amina), ARABIC)
    weber = browsers.desk_of(scene.cast.weber)
    answer = weber.context.request.get(f"{weber.watch.origin}/api/staff/conversations")
    (found,) = answer.json()["items"]
    return f"/inbox/{found['id']}"


def a_colleague(scene: Scene) -> StaffMember:
    """Frau Demir of Frau Weber's team, who looks after nobody yet."""
    return factories.staff("Leyla Demir", in_team=scene.cast.weber.team, username=f"demir{timezone.now():%f}")


def chooses_colleague(desk: Desk, colleague: StaffMember) -> None:
    """By the person: beside the name stand her languages."""
    choice = desk.page.get_by_label(desk.words("Wer antwortet?"), exact=True)
    expect(choice).to_contain_text(f"{colleague.display_name}\u2069 – ")
    choice.select_option(str(colleague.pk))


def statuses(desk: Desk, path: str) -> list[int]:
    """What the server answers to somebody who knows the conversation's address."""
    whole = f"{desk.watch.origin}/api/conversations/{path.removeprefix('/inbox/')}"
    request = desk.context.request
    looked = [request.get(whole).status, request.get(f"{whole}/messages").status]
    token = request.get(f"{desk.watch.origin}/api/bootstrap").json()["csrf_token"]
    words = {"X-CSRFToken": token, "Origin": desk.watch.origin}
    return [*looked, request.put(f"{whole}/marks", headers=words, data={"read": 1}).status]


def row_of(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("region", name=desk.words("Gespräche")).get_by_role("link", name=name)


def place_of_messages(desk: Desk) -> Locator:
    return desk.page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Nachrichten")
