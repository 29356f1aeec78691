"""From the second start on the app comes from the phone; a language is one small request; an update waits."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import TOPIC, Scene, at, has_booked
from tests.e2e.server import Answered, Server
from tests.e2e.words import Words

SMALL_SYNC = 2_000  # bytes
SMALL_LANGUAGE = 6_000


UPDATED = """async () => {
  const all = await navigator.serviceWorker.ready;
  await all.update();
  while (!all.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
}"""


class NextBuild:
    """The same app built once more: the documents differ by a word that nobody sees."""

    mark = "lotse-next-build"

    def __init__(self, server: Server) -> None:
        self.dist = server.dist

    def arrives(self, *paths: str) -> None:
        """With changes in these files; in every document if none is named."""
        worker = (self.dist / "sw.js").read_text()
        build = json.loads((self.dist / "build.json").read_text())
        for path in paths or build["documents"]:
            worker = self._changed(self.dist / path, worker)
        self._write(self.dist / "sw.js", worker.replace(build["build"], "0123456789"))
        build["build"] = "0123456789"
        (self.dist / "build.json").write_text(json.dumps(build))

    def _changed(self, page: Path, worker: str) -> str:
        before = page.read_text()
        after = before + ("//" if page.suffix == ".js" else "") + f'<template id="{self.mark}"></template>'
        self._write(page, after)
        return worker.replace(short_hash(before), short_hash(after))

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text)
        for ending in (".br", ".gz"):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def test_the_second_start_asks_for_no_part_of_the_app(browsers: Browsers, scene: Scene) -> None:
    since = second_start(browsers, scene)
    assert [answer.path for answer in since if answer.is_shell and not answer.is_worker] == []
    assert [answer.path for answer in since if not answer.is_shell] == ["/api/bootstrap"]


def test_a_repeat_visit_syncs_little(browsers: Browsers, scene: Scene) -> None:
    since = second_start(browsers, scene)
    assert sum(answer.size for answer in since) <= SMALL_SYNC, sizes(since)


def test_the_app_starts_where_there_is_no_network_at_all(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    amina.press("Termine")
    expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
    amina.page.close()
    amina.watch.expect_no_network()
    browsers.server.stop()
    try:
        amina.page = amina.context.new_page()
        amina.open()
        amina.sees_heading("Hallo {name}", name="Amina")
        expect(amina.page.get_by_role("status").filter(has_text="Kein Netz.")).to_contain_text("Stand:")
        amina.press("Termine")
        expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
    finally:
        browsers.server.start()


def test_another_language_is_one_small_request_and_no_reload(browsers: Browsers, scene: Scene) -> None:
    stranger = browsers.phone()
    given_the_app_is_kept_on_the_phone(stranger)
    stranger.press("Sprache")
    stranger.page.evaluate("() => (globalThis.sameWindow = true)")
    stranger.page.wait_for_load_state("networkidle")
    asked = len(stranger.watch.requests)
    stranger.page.get_by_role("button", name="العربية").click()
    expect(stranger.page.locator("html")).to_have_attribute("lang", "ar")
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(Words("ar")("Willkommen bei Lotse"))
    assert stranger.page.evaluate("() => globalThis.sameWindow") is True
    assert stranger.page.url.endswith("/ar/")
    by_page = [
        request
        for request in stranger.watch.requests[asked:]
        if request.resource_type == "fetch" and request.service_worker is None
    ]
    assert [request.url.rsplit("/", 1)[-1] for request in by_page] == ["ar.json"]
    answered = [answer for answer in browsers.server.answered() if answer.path.endswith("/ar.json")]
    assert answered[-1].size <= SMALL_LANGUAGE, answered[-1]


def test_an_update_waits_until_the_person_takes_it(browsers: Browsers, scene: Scene, next_build: NextBuild) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    amina.open("/book")
    amina.chooses_topic(TOPIC)
    amina.sees_heading("Wann?")
    next_build.arrives()
    amina.page.evaluate(UPDATED)
    expect(amina.page.get_by_text("Es gibt eine neue Version.")).to_have_count(0)
    assert next_build.mark not in amina.page.content()
    given_she_booked_what_she_began(amina)
    amina.press("Neu laden")
    amina.page.wait_for_function(f"() => document.documentElement.outerHTML.includes('{next_build.mark}')")
    expect(amina.page.get_by_text("Es gibt eine neue Version.")).to_have_count(0)


def test_a_half_done_booking_goes_on_in_the_next_version(
    browsers: Browsers, scene: Scene, next_build: NextBuild
) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    amina.open("/book")
    amina.chooses_topic(TOPIC)
    amina.chooses_time("10:00")
    next_build.arrives()
    amina.page.evaluate(UPDATED)
    amina.page.close()
    amina.page = amina.context.new_page()
    amina.open("/book/confirm")
    amina.page.wait_for_function(f"() => document.documentElement.outerHTML.includes('{next_build.mark}')")
    expect(amina.page.get_by_role("main")).to_contain_text(TOPIC)
    expect(amina.page.get_by_role("main")).to_contain_text("10:00")
    amina.press("Ja, Termin buchen")
    amina.sees_heading("Ihr Termin ist gebucht")


def test_an_update_fetches_what_has_changed_and_nothing_else(
    browsers: Browsers, scene: Scene, next_build: NextBuild
) -> None:
    amina = browsers.phone_of(scene.cast.amina, "ar")
    given_the_app_is_kept_on_the_phone(amina)
    next_build.arrives()
    mark = len(browsers.server.answered())
    amina.page.evaluate(UPDATED)
    assert [answer.path for answer in browsers.server.answered()[mark:] if answer.is_shell] == ["/sw.js", "/ar/"]


def test_an_update_of_a_screen_is_that_screen_and_no_document(
    browsers: Browsers, scene: Scene, next_build: NextBuild
) -> None:
    amina = browsers.phone_of(scene.cast.amina, "ar")
    given_the_app_is_kept_on_the_phone(amina)
    [screen] = next_build.dist.glob("assets/*/account.js")
    path = screen.relative_to(next_build.dist).as_posix()
    next_build.arrives(path)
    mark = len(browsers.server.answered())
    amina.page.evaluate(UPDATED)
    assert [answer.path for answer in browsers.server.answered()[mark:] if answer.is_shell] == ["/sw.js", f"/{path}"]
    amina.page.close()
    amina.page = amina.context.new_page()
    amina.open("/account")
    amina.thing("Jetzt sperren").wait_for()


@pytest.fixture
def next_build(server: Server, tmp_path: Path) -> Iterator[NextBuild]:
    """A build that can arrive on the server; afterwards the first one is back."""
    shutil.copytree(server.dist, tmp_path / "before")
    yield NextBuild(server)
    shutil.rmtree(server.dist)
    shutil.copytree(tmp_path / "before", server.dist)
    (server.dist / "build.json").touch()


def given_the_app_is_kept_on_the_phone(phone: Phone) -> None:
    phone.open()
    phone.page.get_by_role("heading", level=1).wait_for()
    phone.waits_for_worker()
    phone.page.wait_for_load_state("networkidle")


def second_start(browsers: Browsers, scene: Scene) -> list[Answered]:
    """Amina opens the app for the second time; answers what crossed the line for it."""
    amina = browsers.phone_of(scene.cast.amina, "ar")
    given_the_app_is_kept_on_the_phone(amina)
    mark = len(browsers.server.answered())
    amina.page.close()
    amina.page = amina.context.new_page()
    amina.open()
    amina.sees_heading("Hallo {name}", name="Amina")
    amina.page.wait_for_load_state("networkidle")
    return browsers.server.answered()[mark:]


def given_she_booked_what_she_began(phone: Phone) -> None:
    phone.chooses_time("10:00")
    phone.press("Ja, Termin buchen")
    phone.sees_heading("Ihr Termin ist gebucht")


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def sizes(answers: list[Answered]) -> list[tuple[str, int]]:
    return [(answer.path, answer.size) for answer in answers]
