"""Every screen of the resident's app, one after the other, with its questions and its refusals.

A tour goes from screen to screen and stops at each, ready to be looked at; it yields the screen's name.
"""

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.e2e.hands import PIN, Phone
from tests.e2e.scene import Scene, at, card_of, falls_ill, has_booked

Tour = Iterator[str]


def coming_in(phone: Phone, scene: Scene) -> Tour:
    """From the first screen to the open door."""
    phone.open()
    phone.sees_heading("Willkommen bei Lotse")
    yield "welcome"
    phone.open("/language")
    phone.sees_heading("Sprache")
    yield "language"
    phone.open("/card")
    phone.sees_heading("Code von der Karte")
    yield "card code"
    phone.types("Code", "AB3D")
    phone.press("Weiter")
    phone.sees("Der Code hat 12 Zeichen. Bitte sehen Sie noch einmal auf die Karte.")
    yield "card code too short"
    yield from _unknown_card(phone, scene)
    yield from _choosing_a_pin(phone, scene)


def _unknown_card(phone: Phone, scene: Scene) -> Tour:
    phone.watch.expect_refusal(404)
    phone.types("Code", "AB3D-7K9M-X2PQ")
    phone.press("Weiter")
    phone.sees_heading("Die Karte geht gerade nicht")
    yield "card unknown"


def _choosing_a_pin(phone: Phone, scene: Scene) -> Tour:
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    phone.page.goto(link.replace("/ar/", f"/{phone.language}/"))
    phone.sees_heading("Hallo {name}", name="Amina")
    yield "card greeting"
    phone.press("6 Ziffern")
    phone.sees_heading("Wählen Sie 6 Ziffern")
    yield "pin digits"
    phone.press("Zurück")
    phone.press("4 Bilder")
    phone.sees_heading("Wählen Sie 4 Bilder")
    phone.press("Katze")
    yield "pin pictures"
    phone.press("Letztes Bild löschen")
    phone.taps_pictures("Wählen Sie 4 Bilder", PIN)
    phone.taps_pictures("PIN noch einmal", "Mond Katze Fisch Haus")
    phone.sees("Das war nicht die gleiche PIN. Bitte wählen Sie noch einmal.")
    yield "pin not the same"
    phone.taps_pictures("Wählen Sie 4 Bilder", PIN)
    phone.sees_heading("PIN noch einmal")
    yield "pin repeat"
    phone.taps_pictures("PIN noch einmal", PIN)
    phone.sees_heading("Wer kann was lesen?")
    yield "readers"
    phone.press("Gut, weiter")
    phone.sees("Sie haben gerade keinen Termin.")
    yield "home empty"


def booking(phone: Phone, scene: Scene) -> Tour:
    """From the topics to the booked appointment; somebody else is quicker at the first time."""
    topic = scene.topic()
    phone.open("/book")
    phone.sees_heading("Worum geht es?")
    yield "topics"
    phone.chooses_topic(scene.topic_name(phone.language))
    phone.sees_heading("Wann?")
    expect(phone.free_time("09:30")).to_be_visible()
    yield "times"
    phone.chooses_time("09:30")
    yield "confirm"
    has_booked(scene.samira, scene.cast.weber, topic, at(scene.tuesday, "09:30"))
    phone.watch.expect_refusal(409)
    phone.press("Ja, Termin buchen")
    phone.sees_heading("Wann?")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    yield "time taken"
    phone.chooses_time("10:30")
    phone.press("Ja, Termin buchen")
    phone.sees_heading("Ihr Termin ist gebucht")
    yield "booked"


def appointments(phone: Phone, scene: Scene) -> Tour:
    """The list, one appointment, its questions; then one that the service has cancelled."""
    phone.open()
    expect(phone.page.get_by_role("main").get_by_role("link", name="10:30").first).to_be_visible()
    yield "home"
    phone.open("/appointments")
    phone.page.get_by_role("link", name="10:30").wait_for()
    yield "appointments"
    phone.page.get_by_role("link", name="10:30").click()
    phone.sees_heading("Termin")
    phone.thing("Absagen").wait_for()
    yield "appointment"
    phone.press("Absagen")
    phone.page.get_by_role("dialog").wait_for()
    yield "appointment cancel question"
    phone.press("Nein, zurück")
    phone.press("Andere Zeit wählen")
    phone.sees_heading("Neue Zeit wählen")
    phone.free_time("12:00").click()
    yield "move"
    phone.page.get_by_role("button", name="12:00").last.click()
    phone.page.get_by_role("dialog").wait_for()
    yield "move question"
    phone.press("Ja, neue Zeit nehmen")
    phone.sees("Der Termin hat eine neue Zeit.")
    yield from _cancelled(phone, scene)


def _cancelled(phone: Phone, scene: Scene) -> Tour:
    falls_ill(scene.cast.weber)
    phone.page.reload()
    phone.sees("Abgesagt: Die Beratung ist krank.")
    yield "appointment cancelled"
    phone.open()
    phone.sees("Abgesagt: Die Beratung ist krank.")
    yield "home with a cancelled appointment"
    phone.open("/appointments/00000000-0000-4000-8000-000000000000")
    phone.watch.expect_refusal(404)
    phone.sees("Diesen Termin gibt es nicht mehr.")
    yield "appointment gone"


def account(phone: Phone, scene: Scene) -> Tour:
    """Everything about the person and the phone, the locked door, and the way out."""
    phone.open("/account")
    phone.thing("Abmelden").wait_for()
    yield "account"
    phone.open("/account/privacy")
    phone.sees("Diese Stelle ist für Ihre Daten verantwortlich.")
    yield "privacy"
    phone.open("/account/devices")
    phone.sees("Dieses Gerät")
    yield "devices"
    phone.open("/account/leave")
    phone.thing("Ja, abmelden").wait_for()
    yield "leave"
    phone.open("/nowhere")
    phone.sees_heading("Diese Seite gibt es nicht")
    yield "not here"
    phone.open("/account")
    phone.press("Jetzt sperren")
    phone.thing("Sonne").wait_for()
    yield "locked"
    phone.watch.expect_refusal(403)
    phone.taps_pictures("Hallo {name}", "Mond Katze Fisch Haus", name="Amina")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    yield "wrong pin"
    phone.press("Sie sind nicht {name}?", name="Amina")
    phone.page.get_by_role("dialog").wait_for()
    yield "somebody else question"


PARTS = (coming_in, booking, appointments, account)
