"""A small phone, large words, the other direction: what matters is in sight and nothing lies beside the screen."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import Scene, at, has_booked
from tests.e2e.words import Words

LARGE_WORDS = "() => document.documentElement.style.setProperty('font-size', '200%')"
SIDEWAYS = """() => Math.max(...[document.documentElement, document.querySelector('main')]
  .map((part) => part.scrollWidth - part.clientWidth))"""
VOICES = """
const said = [];
Object.defineProperty(globalThis, 'speechSynthesis', { value: {
  getVoices: () => [{ lang: 'ar-SA', localService: true }, { lang: 'uk_UA', localService: true }],
  addEventListener: () => undefined, cancel: () => undefined, speak: ({ text, lang }) => said.push(`${lang} ${text}`),
} });
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
globalThis.said = said;
"""


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_three_rows_of_times_are_in_sight(browsers: Browsers, scene: Scene, language: str) -> None:
    phone = browsers.phone_of(scene.cast.amina, language)
    when_she_looks_for_a_time(phone, scene)
    third_row = bottom(phone.free_time("11:00"))
    assert third_row <= top(phone.page.locator(".footer .button"))


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_what_to_bring_is_in_sight_before_the_yes(browsers: Browsers, scene: Scene, language: str) -> None:
    phone = browsers.phone_of(scene.cast.amina, language)
    when_she_looks_for_a_time(phone, scene)
    phone.chooses_time("11:00")
    phone.sees_heading("Ist das richtig?")
    paper = phone.page.locator(".appointments-papers li").first
    assert bottom(paper) <= top(phone.page.locator(".footer .button"))


def test_large_words_are_not_covered_by_the_button(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone_of(scene.cast.amina, "uk")
    when_she_looks_for_a_time(phone, scene)
    phone.page.evaluate(LARGE_WORDS)
    button = phone.page.locator(".footer .button")
    expect(button).not_to_be_in_viewport()
    phone.page.keyboard.press("End")
    expect(button).to_be_in_viewport(ratio=1)
    assert bottom(phone.free_time("12:00")) <= top(button)
    assert bottom(button) <= top(phone.page.locator(".bottom-bar"))


def test_the_bar_holds_large_words(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone_of(scene.cast.amina, "uk")
    phone.open()
    phone.sees_heading("Hallo {name}", name="Amina")
    phone.page.evaluate(LARGE_WORDS)
    phone.press("Nachrichten", role="link")
    expect(phone.page).to_have_url(f"{phone.watch.origin}/uk/messages")
    assert sideways(phone) == 0


@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_lies_beside_a_narrow_screen(browsers: Browsers, scene: Scene, language: str) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:30"))
    phone = browsers.phone_of(scene.cast.amina, language, viewport={"width": 320, "height": 560})
    found = {}
    when_she_looks_for_a_time(phone, scene)
    found["time"] = sideways(phone)
    phone.open("/appointments")
    phone.page.get_by_role("link", name="10:30").click()
    phone.press("Andere Zeit wählen")
    phone.free_time("12:00").wait_for()
    found["move"] = sideways(phone)
    assert found == {"time": 0, "move": 0}


def test_german_lines_stay_at_the_edge_of_an_arabic_page(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:30"))
    phone = browsers.phone_of(scene.cast.amina, "ar")
    phone.open("/appointments")
    phone.page.get_by_role("link", name="10:30").click()
    place = phone.page.get_by_text("Büro Lindenhof")
    place.wait_for()
    assert place.evaluate("(place) => getComputedStyle(place).textAlign") == "right"


def test_the_first_page_says_the_languages_that_the_phone_can_say(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone()
    phone.context.add_init_script(VOICES)
    phone.page.goto(f"{phone.watch.origin}/")
    loudspeakers = phone.page.get_by_role("button")
    expect(loudspeakers).to_have_count(2)
    assert [each.get_attribute("aria-label") for each in loudspeakers.all()] == [
        f"{Words(code)('Vorlesen')}: {name}" for code, name in (("ar", "العربية"), ("uk", "Українська"))
    ]
    loudspeakers.first.click()
    assert phone.page.evaluate("() => said") == ["ar-SA العربية"]
    expect(phone.page).to_have_url(f"{phone.watch.origin}/")


def when_she_looks_for_a_time(phone: Phone, scene: Scene) -> None:
    phone.open("/book")
    phone.chooses_topic(scene.topic_name(phone.language))
    phone.sees_heading("Wann?")
    phone.free_time("09:00").wait_for()


def sideways(phone: Phone) -> int:
    """How many pixels of the page and of its main part lie beside the screen."""
    return int(phone.page.evaluate(SIDEWAYS))


def top(thing: Locator) -> float:
    box = thing.bounding_box()
    assert box
    return box["y"]


def bottom(thing: Locator) -> float:
    box = thing.bounding_box()
    assert box
    return box["y"] + box["height"]
