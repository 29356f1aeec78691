"""One server, one Chromium; for every story a fresh database and fresh browsers, watched for what must never happen."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect, sync_playwright

from lotse.accounts import cookies
from lotse.directory.models import Resident, StaffMember
from tests import people
from tests.chromium import launch_words
from tests.e2e.hands import Desk, Phone, Screen
from tests.e2e.scene import Scene, make_scene
from tests.e2e.server import Server
from tests.e2e.watch import Watch

# Playwright keeps an event loop in this thread; Django takes it for an async view and refuses to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PATIENCE = 10_000  # milliseconds; nothing takes so long, only a machine under load
expect.set_options(timeout=PATIENCE)
AnyScreen = TypeVar("AnyScreen", bound=Screen)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pictures=FOLDER` takes pictures of the screens, `--readme-picture` the one of the README."""
    parser.addoption("--pictures", metavar="FOLDER", help="take pictures of the screens into this folder")
    parser.addoption("--readme-picture", action="store_true", help="take pwa/screenshots/phone.png anew")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed story shows what stood on each screen."""
    report = yield
    browsers = getattr(item, "funcargs", {}).get("browsers")
    if report.failed and report.when == "call" and isinstance(browsers, Browsers):
        for page in (page for context in browsers.chromium.contexts for page in context.pages):
            report.sections.append((f"screen {page.url}", page.locator("body").aria_snapshot()))
        complaints = [line for watch in browsers.watches for line in watch.complaints()]
        report.sections.append(("complaints", "\n".join(complaints)))
    return report


@pytest.fixture(scope="session")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The running house."""
    if not (settings.PWA_DIST / "build.json").exists():
        pytest.fail("The app is not built. Build it with: make e2e")
    running = Server(tmp_path_factory.mktemp("house"), built())
    running.start()
    yield running
    running.stop()


def built() -> Path:
    """The built app; LOTSE_TEST_DIST names another build to look at."""
    return Path(os.environ.get("LOTSE_TEST_DIST") or settings.PWA_DIST)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_words())
        yield browser
        browser.close()


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    return make_scene()


class Browsers:
    """Hands out browsers, each with its own cookies and storage, and looks after them."""

    def __init__(self, chromium: Browser, server: Server) -> None:
        self.chromium = chromium
        self.server = server
        self.watches: list[Watch] = []

    def phone(self, language: str = "de", **words: Any) -> Phone:
        """A phone of 360 by 640; `words` as for Playwright's new_context."""
        return self._screen(Phone, language, PHONE | words)

    def desk(self, language: str = "de", **words: Any) -> Desk:
        """A computer of 1280 by 800."""
        return self._screen(Desk, language, DESK | words)

    def phone_of(self, person: Resident, language: str = "de", **words: Any) -> Phone:
        """A phone on which somebody is signed in already."""
        return self._signed_in(self.phone(language, **words), person)

    def desk_of(self, person: StaffMember, language: str = "de", **words: Any) -> Desk:
        """A computer on which somebody is signed in already."""
        return self._signed_in(self.desk(language, **words), person)

    def _screen(self, kind: type[AnyScreen], language: str, words: dict[str, Any]) -> AnyScreen:
        context = self.chromium.new_context(reduced_motion="reduce", locale="de-DE", **words)
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, self.server.origin)
        self.watches.append(watch)
        return kind(context, watch, language)

    def _signed_in(self, screen: AnyScreen, person: Resident | StaffMember) -> AnyScreen:
        jar = people.signed_in(person).cookies
        names = [name for name in (cookies.DEVICE, cookies.UNLOCK) if name in jar]
        screen.context.add_cookies(
            [{"name": name, "value": jar[name].value, "url": self.server.origin} for name in names]
        )
        return screen


@pytest.fixture
def browsers(chromium: Browser, server: Server, scene: Scene) -> Iterator[Browsers]:
    """Ends by looking at what was collected."""
    handed_out = Browsers(chromium, server)
    yield handed_out
    for context in list(chromium.contexts):
        context.close()
    complaints = [line for watch in handed_out.watches for line in watch.complaints()]
    assert complaints == []
    assert server.complaints() == ""
