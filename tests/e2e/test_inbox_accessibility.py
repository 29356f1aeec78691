"""The inbox shuts nobody out: at a desk and on a phone, in both directions, by day and by night."""

from typing import Any

import pytest

from tests.e2e.axe import shuts_out
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk
from tests.e2e.scene import Scene
from tests.e2e.test_inbox import a_conversation, row_of
from tests.e2e.tour_resident import Tour

PHONE = {"viewport": {"width": 360, "height": 640}}


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", {}), ("ar", {}), ("de", {"color_scheme": "dark"}), ("de", PHONE), ("ar", PHONE)],
)
def test_the_inbox_shuts_nobody_out(browsers: Browsers, scene: Scene, language: str, words: dict[str, Any]) -> None:
    path = a_conversation(browsers, scene)
    desk = browsers.desk_of(scene.cast.weber, language, **words)
    found = {name: shuts_out(desk.page) for name in the_inbox(desk, path)}
    assert {name: rules for name, rules in found.items() if rules} == {}


def the_inbox(desk: Desk, path: str) -> Tour:
    """List, conversation, phrases, handing on, cover."""
    desk.open("/inbox")
    row_of(desk, "Amina Haddad").wait_for()
    yield "list"
    desk.open(path)
    desk.page.get_by_role("log").wait_for()
    yield "conversation"
    desk.press("Satz einfügen", role="button")
    desk.page.get_by_role("dialog").wait_for()
    yield "phrases at hand"
    desk.page.keyboard.press("Escape")
    if desk.page.get_by_role("button", name=desk.words("Angaben zur Person")).is_visible():
        desk.press("Angaben zur Person", role="button")
    desk.press("Weitergeben", role="button")
    desk.page.get_by_role("combobox").last.wait_for()
    yield "handing on"
    desk.open("/inbox/phrases")
    desk.press("Neuer Satz", role="button")
    desk.page.get_by_role("button", name=desk.words("Speichern"), exact=True).click()
    desk.page.get_by_role("alert").wait_for()
    yield "phrase wrong"
    desk.open("/inbox/cover")
    desk.press("Vertretung eintragen", role="button")
    desk.page.get_by_role("button", name=desk.words("Speichern"), exact=True).click()
    desk.page.get_by_role("alert").first.wait_for()
    yield "cover wrong"
