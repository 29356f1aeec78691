"""What the desk says when something ends or breaks, and what comes out of the printer."""

import re
from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from lotse.accounts.models import Device, EndReason
from lotse.accounts.services.devices import end_devices
from tests.e2e.conftest import Browsers
from tests.e2e.scene import PASSWORD, Scene, code_of, gets_password

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"
A5 = (148, 210)  # millimetres
POINTS_PER_MILLIMETRE = 72 / 25.4


def test_who_was_signed_out_elsewhere_reads_why(browsers: Browsers, scene: Scene) -> None:
    weber = browsers.desk_of(scene.cast.weber)
    weber.open()
    weber.sees_heading("Heute, ")
    weber.page.wait_for_load_state("networkidle")
    end_devices(Device.objects.all(), reason=EndReason.ENDED_BY_OWNER, now=timezone.now())
    weber.watch.expect_refusal(401, 403)
    weber.open("/people")
    weber.sees_heading("Anmelden für das Team")
    expect(weber.page.get_by_role("status").filter(has_text="Sie wurden abgemeldet.")).to_be_visible()


def test_a_screen_that_breaks_says_so_and_leads_on(browsers: Browsers, scene: Scene) -> None:
    weber = browsers.desk_of(scene.cast.weber, service_workers="block")
    weber.watch.expect_broken_screen()
    weber.page.route("**/api/staff/week**", lambda route: answers(route, {"days": "x", "appointments": []}))
    weber.open("/week")
    weber.sees_heading("Diese Seite ist abgestürzt")
    weber.page.unroute("**/api/staff/week**")
    weber.press("Meine Leute")
    weber.sees_heading("Meine Leute")
    expect(weber.page.get_by_role("row", name="Amina Haddad")).to_be_visible()


def test_after_loading_anew_the_broken_screen_stands_again(browsers: Browsers, scene: Scene) -> None:
    weber = browsers.desk_of(scene.cast.weber, service_workers="block")
    weber.watch.expect_broken_screen()
    weber.page.route("**/api/staff/week**", lambda route: answers(route, {"days": "x", "appointments": []}))
    weber.open("/week")
    weber.sees_heading("Diese Seite ist abgestürzt")
    weber.page.unroute("**/api/staff/week**")
    weber.press("Neu laden")
    weber.page.get_by_role("group", name="Woche").wait_for()


def test_a_computer_is_listed_by_system_and_browser(browsers: Browsers, scene: Scene) -> None:
    weber = browsers.desk(user_agent=EDGE)
    gets_password(scene.cast.weber)
    weber.enters_name_and_password("weber", PASSWORD)
    weber.enters_code(code_of(scene.cast.weber))
    weber.sees_heading("Heute, ")
    weber.open("/account")
    weber.sees("Windows · Edge")


def test_a_card_comes_out_of_the_printer_on_one_page_of_a5(browsers: Browsers, scene: Scene, tmp_path: Path) -> None:
    for language in ("Arabisch", "Deutsch"):
        weber = browsers.desk_of(scene.cast.weber)
        weber.open("/people")
        weber.page.get_by_role("row", name="Amina Haddad").get_by_role("button", name="Karte").click()
        weber.chooses("Sprache der Karte", language)
        weber.press("Neue Karte machen")
        weber.thing("Drucken").wait_for()
        assert printed_pages(weber.page, tmp_path / "card.pdf") == [A5]


def printed_pages(page: Page, file: Path) -> list[tuple[int, int]]:
    """Width and height of each printed page in millimetres, as the page itself asks for them."""
    page.pdf(path=file, prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
    return [
        (round(float(wide) / POINTS_PER_MILLIMETRE), round(float(high) / POINTS_PER_MILLIMETRE)) for wide, high in boxes
    ]


def answers(route: Route, body: dict[str, Any]) -> None:
    route.fulfill(json=body)
