"""What a worker changes shows on an open phone by itself, over the live line."""

from playwright.sync_api import WebSocket, expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk, Phone
from tests.e2e.scene import Scene, at, has_booked
from tests.e2e.server import Server

AT_ONCE = 2_000  # milliseconds; the phone looks by itself only each minute
LOOKING = "/api/events"


def test_what_the_worker_changes_shows_on_the_open_phone(browsers: Browsers, scene: Scene) -> None:
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina, weber = browsers.phone_of(scene.cast.amina, "ar"), browsers.desk_of(scene.cast.weber)
    given_she_looks_at_her_appointment(amina, booked)
    when_the_worker_cancels(weber, scene, booked)
    expect(amina.text("Abgesagt: Die Beratung ist krank.")).to_be_visible(timeout=AT_ONCE)
    assert LOOKING not in amina.watch.paths()


def test_an_open_phone_comes_back_after_a_restart_and_has_missed_nothing(
    browsers: Browsers, scene: Scene, server: Server
) -> None:
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina, weber = browsers.phone_of(scene.cast.amina, "ar"), browsers.desk_of(scene.cast.weber)
    lines = given_she_looks_at_her_appointment(amina, booked)
    for screen in (amina, weber):
        screen.watch.expect_no_network()
    server.stop()
    server.start()
    when_the_worker_cancels(weber, scene, booked)
    expect(amina.text("Abgesagt: Die Beratung ist krank.")).to_be_visible()
    assert len(lines) > 1


def given_she_looks_at_her_appointment(amina: Phone, booked: str) -> list[WebSocket]:
    """With a live line on which something was said; answers the lines she opens."""
    lines: list[WebSocket] = []

    def note(line: WebSocket) -> None:
        lines.append(line)

    amina.page.on("websocket", note)
    with amina.page.expect_websocket() as line:
        amina.open(f"/appointments/{booked}")
    if not line.value.is_closed():
        line.value.wait_for_event("framereceived")
    expect(amina.thing("Absagen")).to_be_visible()
    return lines


def when_the_worker_cancels(weber: Desk, scene: Scene, booked: str) -> None:
    weber.open(f"/week/{scene.monday}/{booked}")
    weber.press("Absagen")
    weber.page.get_by_role("radio", name="krank").check()
    weber.press("Ja, Termin absagen")
    expect(weber.page.get_by_role("group", name="Woche").get_by_role("button", name="10:00")).to_have_count(0)
