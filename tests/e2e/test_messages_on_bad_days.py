"""Messages on bad days: no network, a killed server, lost answers, two windows, a full phone. One bubble each."""

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import Scene
from tests.e2e.server import Server
from tests.e2e.talking import (
    MIXED,
    bubbles,
    field_of,
    given_a_conversation,
    given_the_app_is_kept,
    numbers_and_keys,
    opens_conversation,
    opens_messages,
    said,
    state_of,
    writes,
)

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
    writes(amina, MIXED)
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
    assert hers == [MIXED.replace("\n", " / "), OFFLINE, "Und noch etwas", "Der Server ist weg"]
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
        expect(bubbles(window, "Nachricht")).to_have_count(len(texts), timeout=PATIENT)
        expect(window.page.get_by_text("wartet")).to_have_count(0, timeout=PATIENT)
        expect(window.page.get_by_text("gesendet")).to_have_count(len(texts), timeout=PATIENT)
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


FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...words) {
  if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
  return put.apply(this, words);
};
"""


def given_the_next_answer_gets_lost(page: Page) -> None:
    """The server takes the message, but its answer never reaches the phone."""

    lost: list[Route] = []

    def take_and_lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            return route.continue_()
        lost.append(route)
        route.fetch()
        return route.abort("connectionrefused")

    page.route("**/messages", take_and_lose)


def given_the_next_message_is_refused(page: Page) -> None:
    refused: list[Route] = []

    def refuse(route: Route) -> None:
        if refused or route.request.method != "POST":
            return route.continue_()
        refused.append(route)
        return route.fulfill(status=422, json={"code": "refused", "message": "Das geht gerade nicht."})

    page.route("**/messages", refuse)
