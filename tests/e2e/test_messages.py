"""The resident and her worker write to each other, on two phones and at a desk, on good days and bad ones."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from lotse.messaging.models import Message, MessageKind
from lotse.messaging.services.conversations import begin_conversation
from lotse.messaging.services.sending import Draft, send_message
from tests import people
from tests.e2e import axe
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import Scene
from tests.e2e.server import Server
from tests.e2e.talking import (
    bubbles,
    field_of,
    log_of,
    numbers_and_keys,
    opens_conversation,
    opens_messages,
    said,
    state_of,
    writes,
)

MIXED = "مرحبا، الموعد يوم 25.11.2026 الساعة 10:30\nDie Adresse ist Hindenburgstraße 40, Raum 2."
MIXED_ON_SCREEN = MIXED.replace("\n", " / ")
OFFLINE = "Ich schreibe ohne Netz"
PATIENT = 40_000  # milliseconds; between two tries of the phone lies up to half a minute


def test_what_two_phones_and_a_desk_write_through_a_dead_server_is_there_once_and_in_order(
    browsers: Browsers, scene: Scene, server: Server
) -> None:
    talk = given_a_conversation(scene)
    amina, at_home = browsers.phone_of(scene.cast.amina, "ar"), browsers.phone_of(scene.cast.amina, "ar")
    weber = browsers.desk_of(scene.cast.weber)
    for phone in (amina, at_home):
        opens_messages(phone)
    opens_conversation(weber, talk)
    for screen in (amina, at_home, weber):
        screen.watch.expect_no_network()
    writes(amina, MIXED.split("\n")[0])
    with amina.without_network():
        writes(amina, OFFLINE)
        writes(amina, "Und noch etwas")
        expect(state_of(amina, OFFLINE)).to_contain_text(amina.words("wartet"))
        server.kill()
    expect(state_of(amina, OFFLINE)).to_contain_text(amina.words("wartet"))
    writes(amina, "Der Server ist weg")
    writes(weber, "Ich antworte Ihnen morgen")
    expect(state_of(weber, "Ich antworte")).to_contain_text("wartet")
    server.start()
    for screen in (amina, at_home, weber):
        for text in (OFFLINE, "Und noch etwas", "Der Server ist weg", "Ich antworte Ihnen morgen"):
            expect(bubbles(screen, text)).to_have_count(1, timeout=PATIENT)
            expect(state_of(screen, text)).not_to_contain_text(screen.words("wartet"), timeout=PATIENT)
    weber.page.bring_to_front()
    expect(state_of(amina, "Der Server ist weg")).to_contain_text(amina.words("vom Team gesehen"))
    expect(state_of(weber, "Ich antworte")).to_contain_text("auf dem Handy angekommen")
    written = [said(screen) for screen in (amina, at_home, weber)]
    assert written[0] == written[1] == written[2]
    hers = [text for text in written[0] if "antworte" not in text]
    assert hers == [MIXED.split("\n")[0], OFFLINE, "Und noch etwas", "Der Server ist weg"]
    assert [number for number, _ in numbers_and_keys()] == [1, 2, 3, 4, 5]


def test_a_lost_answer_makes_no_second_message(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    amina.watch.expect_no_network()
    given_the_next_answer_gets_lost(amina.page)
    writes(amina, "Nur einmal bitte")
    expect(state_of(amina, "Nur einmal")).to_contain_text("gesendet", timeout=PATIENT)
    expect(bubbles(amina, "Nur einmal")).to_have_count(1)
    assert len(numbers_and_keys()) == 1


def test_two_windows_empty_one_outbox_and_keep_the_order(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    second = Phone.__new__(Phone)
    second.__dict__.update(amina.__dict__ | {"page": amina.context.new_page()})
    opens_messages(second)
    texts = [f"Nachricht {number}" for number in range(1, 9)]
    with amina.without_network():
        for index, text in enumerate(texts):
            writes(second if index % 2 else amina, text)
    for window in (amina, second):
        expect(window.page.get_by_text("wartet")).to_have_count(0, timeout=PATIENT)
        assert said(window) == texts
    found = numbers_and_keys()
    assert [number for number, _ in found] == list(range(1, 9))
    assert len({key for _, key in found}) == len(texts)


def test_on_a_full_phone_the_text_stays_until_it_is_sent(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    amina.context.add_init_script(FULL)
    opens_messages(amina)
    with amina.without_network():
        field_of(amina).fill("Ein wichtiger Satz")
        amina.press("Senden")
        expect(amina.page.get_by_role("alert")).to_contain_text("Das Telefon ist voll")
        expect(field_of(amina)).to_have_value("Ein wichtiger Satz")
    amina.press("Senden")
    expect(bubbles(amina, "Ein wichtiger Satz")).to_have_count(1)
    expect(field_of(amina)).to_have_value("")
    assert len(numbers_and_keys()) == 1


def test_what_waits_survives_a_closed_window_and_is_told_before_signing_out(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept(amina)
    opens_messages(amina)
    with amina.without_network():
        writes(amina, OFFLINE)
        amina.page.close()
        amina.page = amina.context.new_page()
        amina.open("/account/leave")
        amina.sees("Etwas ist noch nicht gesendet. Wenn Sie sich abmelden, geht es verloren.")
        opens_messages(amina)
        expect(state_of(amina, OFFLINE)).to_contain_text("wartet")
    expect(state_of(amina, OFFLINE)).to_contain_text("gesendet")
    assert len(numbers_and_keys()) == 1


def test_a_refused_message_says_why_and_can_be_tried_again_or_deleted(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    amina.watch.expect_refusal(422)
    given_the_next_message_is_refused(amina.page)
    writes(amina, "Erst nicht, dann doch")
    expect(amina.page.get_by_role("status").filter(has_text="Nicht gesendet.")).to_contain_text(
        "Das geht gerade nicht."
    )
    amina.press("Noch einmal")
    expect(state_of(amina, "Erst nicht")).to_contain_text("gesendet")
    given_the_next_message_is_refused(amina.page)
    writes(amina, "Doch nicht")
    amina.press("Löschen")
    expect(bubbles(amina, "Doch nicht")).to_have_count(0)
    assert len(numbers_and_keys()) == 1


def test_each_line_runs_in_its_own_direction_and_links_are_safe(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, f"{MIXED}\nhttps://www.landkreis-ludwigsburg.de/de/ und http://gut@boese.example/")
    amina = browsers.phone_of(scene.cast.amina, "ar")
    opens_messages(amina)
    lines = amina.page.locator(".chat-line")
    directions = lines.evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")
    sides = lines.evaluate_all("(all) => all.map((one) => getComputedStyle(one).textAlign)")
    assert (directions, sides) == (["rtl", "ltr", "ltr"], ["start", "start", "start"])
    links = amina.page.locator(".chat-line a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert axe.shuts_out(amina.page) == {}


def test_a_long_conversation_opens_where_reading_stopped_and_pages_both_ways(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    for number in range(1, 131):
        has_written(scene, talk, f"Zeile {number}.")
    amina = browsers.phone_of(scene.cast.amina)
    amina.open()
    amina.press("{count} neue Nachrichten", count=130, role="link")
    expect(amina.page.get_by_text("Neue Nachrichten", exact=True)).to_be_in_viewport()
    expect(bubbles(amina, "Zeile 1.").first).to_be_in_viewport()
    expect(bubbles(amina, "Zeile 130.")).to_have_count(0)
    amina.page.get_by_role("button", name=re.compile("neue Nachrichten")).click()
    expect(bubbles(amina, "Zeile 130.")).to_be_in_viewport()
    log_of(amina).evaluate("(log) => { log.scrollTop = 0 }")
    expect(bubbles(amina, "Zeile 60.")).to_have_count(1)
    opens_messages(amina)
    expect(bubbles(amina, "Zeile 130.")).to_be_in_viewport()
    amina.open()
    amina.sees_heading("Hallo")
    expect(amina.page.get_by_role("link", name=re.compile("neue Nachricht"))).to_have_count(0)


def test_messages_stay_readable_without_network(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, "Bitte bringen Sie den Brief mit.")
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept(amina)
    opens_messages(amina)
    expect(bubbles(amina, "Bitte bringen")).to_be_visible()
    with amina.without_network():
        amina.page.reload()
        expect(bubbles(amina, "Bitte bringen")).to_be_visible()
        expect(amina.page.get_by_role("status").filter(has_text="Kein Netz.")).to_be_visible()


def test_the_resident_is_told_who_reads_and_until_when_there_is_an_answer(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    writes(amina, "Wann haben Sie Zeit?")
    expect(amina.page.locator("header")).to_contain_text("Antwort bis")
    amina.page.get_by_role("button", name=re.compile("Lesen können nur Sie")).click()
    dialog = amina.page.get_by_role("dialog", name="Wer kann das lesen?")
    expect(dialog).to_contain_text("Sabine Weber")
    expect(dialog).to_contain_text("Die Leitung Ihrer Unterkunft")
    assert axe.shuts_out(amina.page) == {}


def test_a_draft_stays_and_the_keyboard_leaves_room_to_write(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    for number in range(1, 20):
        has_written(scene, talk, f"Zeile {number}.")
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    with amina.page.expect_request_finished(
        lambda told: told.url.endswith("/marks") and '"read":19' in (told.post_data or "")
    ):
        log_of(amina).evaluate("(log) => { log.scrollTop = log.scrollHeight }")
    field_of(amina).press_sequentially("Angefangen")
    expect(amina.page.get_by_role("button", name=re.compile("neue Nachricht"))).to_have_count(0)
    when_it_is_put_down(amina)
    amina.page.reload()
    expect(field_of(amina)).to_have_value("Angefangen")
    amina.page.set_viewport_size({"width": 360, "height": 340})
    expect(field_of(amina)).to_be_in_viewport(ratio=1)
    expect(bubbles(amina, "Zeile 19.")).to_be_in_viewport()
    assert amina.page.evaluate("() => document.documentElement.scrollHeight") <= 340


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_nothing_runs_over_the_edge_with_double_letters(browsers: Browsers, scene: Scene, language: str) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, MIXED)
    amina = browsers.phone_of(scene.cast.amina, language, viewport={"width": 320, "height": 640})
    opens_messages(amina)
    writes(amina, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen")
    amina.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert amina.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert log_of(amina).evaluate("(log) => log.scrollWidth <= log.clientWidth")


FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...words) {
  if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
  return put.apply(this, words);
};
"""


def given_a_conversation(scene: Scene) -> str:
    """Amina's with Frau Weber's team; answers its id."""
    amina = scene.cast.amina
    made = begin_conversation(viewer=people.viewer(amina), resident_id=amina.pk, now=timezone.now())
    return str(made)


def has_written(scene: Scene, talk: str, text: str) -> None:
    """Frau Weber has written some time ago, so that nobody is told that it was too much at once."""
    before = timezone.now() - timedelta(hours=3) + timedelta(minutes=Message.objects.count())
    send_message(
        draft=Draft(
            conversation_id=UUID(talk), sender_id=scene.cast.weber.pk, key=uuid4(), kind=MessageKind.TEXT, text=text
        ),
        from_team=True,
        now=before,
    )


def given_the_app_is_kept(phone: Phone) -> None:
    phone.open()
    phone.sees_heading("Hallo")
    phone.waits_for_worker()


def when_it_is_put_down(phone: Phone) -> None:
    """What was typed has reached the phone's storage: a transaction of the same shelf comes after it."""
    phone.page.evaluate(
        """() => new Promise((done) => {
          const asked = indexedDB.open('lotse');
          asked.onsuccess = () => {
            const shelf = asked.result.transaction('drafts', 'readwrite');
            shelf.oncomplete = () => { asked.result.close(); done(); };
          };
        })"""
    )


def given_the_next_answer_gets_lost(page: Page) -> None:
    """The server takes the message, but its answer never reaches the phone."""

    def take_and_lose(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        route.fetch()
        route.abort("connectionrefused")
        return page.unroute("**/messages")

    page.route("**/messages", take_and_lose)


def given_the_next_message_is_refused(page: Page) -> None:
    def refuse(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        route.fulfill(status=422, json={"code": "refused", "message": "Das geht gerade nicht."})
        return page.unroute("**/messages")

    page.route("**/messages", refuse)
