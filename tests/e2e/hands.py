"""A person's phone or desk: finds things as people do, by what they are and what stands on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.watch import Watch
from tests.e2e.words import Words

Role = Literal["button", "link", "radio", "checkbox", "textbox", "heading", "row"]

PIN = "Sonne Katze Fisch Haus"


class Screen:
    """One window. `words` are the app's sentences in the language it shows."""

    prefix = ""

    def __init__(self, context: BrowserContext, watch: Watch, language: str) -> None:
        self.context = context
        self.watch = watch
        self.words = Words(language)
        self.page: Page = context.new_page()

    @property
    def language(self) -> str:
        return self.words.language

    def open(self, path: str = "/") -> None:
        """Type an address of the app."""
        self.page.goto(f"{self.watch.origin}{self.prefix}/{self.language}{path}")

    def sees_heading(self, german: str, **values: object) -> None:
        expect(self.page.get_by_role("heading", name=self.words(german, **values)).first).to_be_visible()

    def sees(self, german: str, **values: object) -> None:
        expect(self.text(german, **values)).to_be_visible()

    def text(self, german: str, **values: object) -> Locator:
        return self.page.get_by_text(self.words(german, **values)).first

    def thing(self, german: str, *, role: Role | None = None, **values: object) -> Locator:
        """Something to press: a button, or a link where the app leads somewhere."""
        name = self.words(german, **values)
        if role is not None:
            return self.page.get_by_role(role, name=name).first
        return self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name)).first

    def press(self, german: str, *, role: Role | None = None, **values: object) -> None:
        self.thing(german, role=role, **values).click()

    def types(self, german: str, text: str) -> None:
        """Fill in the field with this label."""
        self.page.get_by_label(self.words(german), exact=True).fill(text)

    def chooses(self, german: str, option: str) -> None:
        """Choose out of the list with this label."""
        self.page.get_by_label(self.words(german), exact=True).select_option(label=option)

    def waits_for_worker(self) -> None:
        """Until the service worker keeps this whole build and stands between page and network."""
        self.page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """Flight mode."""
        self.watch.expect_no_network()
        self.context.set_offline(True)
        try:
            yield
        finally:
            self.context.set_offline(False)


class Phone(Screen):
    """A resident's phone."""

    def comes_in(self, link: str, pin: str = PIN) -> None:
        """Scan the card and choose four pictures, twice."""
        self.page.goto(link)
        self.chooses_pin(pin)

    def comes_in_again(self, link: str, pin: str = PIN) -> None:
        """Scan a new card and tap the four pictures of the PIN there is."""
        self.page.goto(link)
        self.press("Weiter")
        self.taps_pictures("Ihre PIN", pin)
        self.sees_heading("Wer kann was lesen?")
        self.press("Gut, weiter")

    def chooses_pin(self, pin: str = PIN) -> None:
        """Greeted by name: four pictures, twice, then home."""
        self.press("4 Bilder")
        self.taps_pictures("Wählen Sie 4 Bilder", pin)
        self.taps_pictures("PIN noch einmal", pin)
        self.sees_heading("Wer kann was lesen?")
        self.press("Gut, weiter")

    def taps_pictures(self, heading: str, pin: str, **values: object) -> None:
        self.sees_heading(heading, **values)
        for picture in pin.split():
            self.page.get_by_role("button", name=self.words(picture), exact=True).click()

    def taps_digits(self, pin: str) -> None:
        for digit in pin:
            self.page.get_by_role("button", name=digit, exact=True).click()

    def chooses_topic(self, name: str) -> None:
        """`name` as the server says it in the person's language."""
        self.sees_heading("Worum geht es?")
        self.page.get_by_role("button", name=name).click()

    def chooses_time(self, clock: str) -> None:
        """A time of the day that is open, then on to the confirmation."""
        self.sees_heading("Wann?")
        self.free_time(clock).click()
        self.page.get_by_role("link", name=clock).click()
        self.sees_heading("Ist das richtig?")

    def free_time(self, clock: str) -> Locator:
        return self.page.get_by_role("button", name=clock)

    def books(self, topic: str, clock: str) -> None:
        """From wherever to the booked appointment."""
        self.open("/book")
        self.chooses_topic(topic)
        self.chooses_time(clock)
        self.press("Ja, Termin buchen")
        self.sees_heading("Ihr Termin ist gebucht")


class Desk(Screen):
    """A workplace of the staff."""

    prefix = "/staff"

    def enters_name_and_password(self, username: str, password: str) -> None:
        self.open()
        self.types("Benutzername", username)
        self.types("Passwort", password)
        self.press("Weiter")

    def enters_code(self, code: str) -> None:
        self.sees_heading("Code eingeben")
        self.types("Code mit 6 Ziffern", code)
        self.press("Anmelden")

    def shows_day(self, weekday: str) -> None:
        """On a phone the week shows one day at a time."""
        self.page.get_by_role("group", name="Woche").wait_for()
        day = self.page.get_by_role("button", name=f"{weekday}, ")
        if day.is_visible():
            day.click()
