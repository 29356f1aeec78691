"""Every screen of the staff's app, role by role, with its panes, questions and refusals."""

from collections.abc import Iterator

from django.utils import timezone
from playwright.sync_api import expect

from lotse.accounts.services import issue_card
from tests.e2e.hands import Desk
from tests.e2e.scene import PASSWORD, TOPIC, Scene, at, gets_password, has_booked, opens_with_card_of

Tour = Iterator[str]


def signing_in(desk: Desk, scene: Scene) -> Tour:
    """Name, password, code; each once wrong."""
    gets_password(scene.cast.weber)
    desk.watch.expect_refusal(403)
    desk.open()
    desk.sees_heading("Anmelden für das Team")
    yield "sign in"
    desk.press("Weiter")
    desk.sees("Bitte geben Sie Ihr Passwort ein.")
    yield "sign in empty"
    desk.enters_name_and_password("weber", "das falsche Passwort")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "sign in wrong"
    desk.enters_name_and_password("weber", PASSWORD)
    desk.sees_heading("Code eingeben")
    yield "code"
    desk.enters_code("000000")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "code wrong"


def first_sign_in(desk: Desk, scene: Scene) -> Tour:
    """The phone is not connected yet."""
    scene.cast.kaya.user.set_password(PASSWORD)
    scene.cast.kaya.user.save(update_fields=["password"])
    desk.enters_name_and_password("kaya", PASSWORD)
    desk.sees_heading("Ihr Handy verbinden")
    yield "connect the phone"


def worker(desk: Desk, scene: Scene) -> Tour:
    """Frau Weber's day, week, people, hours."""
    amina = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "09:00"))
    desk.open()
    desk.sees("Ihr nächster Termin")
    yield "today"
    desk.open(f"/week/{scene.monday}")
    desk.shows_day("Dienstag")
    desk.page.get_by_role("group", name="Woche").get_by_role("button", name="09:00").wait_for()
    yield "week"
    desk.open(f"/week/{scene.monday}/{amina}")
    desk.page.get_by_role("heading", name="Amina Haddad").wait_for()
    yield "appointment"
    desk.press("Absagen")
    desk.press("Ja, Termin absagen")
    desk.sees("Bitte wählen Sie einen Grund.")
    yield "cancel without reason"
    desk.press("Nein, zurück")
    desk.press("Verschieben")
    desk.page.get_by_role("button", name="12:00").wait_for()
    yield "move"
    yield from _booking(desk, scene)
    yield from _people_and_cards(desk, scene)
    yield from _hours(desk)
    desk.open("/account")
    desk.sees("Dieses Gerät")
    yield "account"
    desk.open("/nowhere")
    desk.sees_heading("Diese Seite gibt es nicht")
    yield "not here"


def _booking(desk: Desk, scene: Scene) -> Tour:
    desk.open("/book")
    desk.page.get_by_role("button", name="Amina Haddad").wait_for()
    yield "book"
    desk.types("Name suchen", "xyz")
    desk.sees("Niemand von Ihren Leuten heißt so.")
    yield "book nobody"
    desk.types("Name suchen", "ami")
    desk.page.get_by_role("button", name="Amina Haddad").click()
    desk.page.get_by_role("radio", name=TOPIC).check(force=True)
    desk.page.get_by_role("button", name="11:00", exact=True).click()
    yield "book time"
    has_booked(scene.samira, scene.cast.weber, scene.topic(), at(scene.tuesday, "11:00"))
    desk.watch.expect_refusal(409)
    desk.page.get_by_role("button", name="Amina").last.click()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    yield "book time taken"


def _people_and_cards(desk: Desk, scene: Scene) -> Tour:
    desk.open("/people")
    desk.page.get_by_role("row", name="Amina Haddad").wait_for()
    yield "people"
    desk.page.get_by_role("row", name="Amina Haddad").get_by_role("button", name="Karte").click()
    desk.thing("Neue Karte machen").wait_for()
    yield "card"
    desk.press("Neue Karte machen")
    desk.thing("Drucken").wait_for()
    yield "card printed"
    yield from _access(desk, scene)


def _access(desk: Desk, scene: Scene) -> Tour:
    opens_with_card_of(scene.cast.amina, scene.cast.roth)
    desk.open("/people")
    desk.page.get_by_role("link", name="Amina Haddad", exact=True).click()
    desk.sees_heading("Zugang zur App")
    desk.thing("Zugang beenden").wait_for()
    yield "person and access"
    desk.press("Zugang beenden")
    desk.page.get_by_role("dialog").wait_for()
    yield "end access question"
    desk.press("Nein, zurück")


def _hours(desk: Desk) -> Tour:
    desk.open("/hours")
    desk.page.get_by_role("row", name="Dienstag").wait_for()
    yield "hours"
    desk.press("Neue Zeit")
    desk.types("Von", "25 Uhr")
    desk.press("Speichern")
    expect(desk.page.get_by_role("alert").first).to_be_visible()
    yield "hours rule wrong"
    desk.press("Schließen")
    desk.press("Tag ändern")
    desk.sees_heading("Ein Tag ist anders")
    yield "hours day"
    desk.press("Schließen")
    desk.press("Abwesenheit eintragen")
    desk.sees("In dieser Zeit kann niemand bei Ihnen buchen. Gebuchte Termine bleiben stehen.")
    yield "hours absence"
    desk.press("Schließen")
    desk.page.get_by_role("row", name="Dienstag").get_by_role("button", name="beenden").click()
    desk.page.get_by_role("dialog").wait_for()
    yield "hours end question"


def house(desk: Desk, scene: Scene) -> Tour:
    """Frau Roth's houses and cards."""
    desk.open()
    desk.page.get_by_role("heading", level=1).wait_for()
    desk.page.get_by_text("Haus Lindenhof").first.wait_for()
    yield "houses"
    desk.open(f"/houses/{scene.cast.aminas_house.pk}")
    desk.page.get_by_role("row", name="Amina Haddad").wait_for()
    yield "house"
    yield from _moving(desk, scene)
    desk.open(f"/houses/{scene.cast.aminas_house.pk}")
    desk.types("Name suchen", "xyz")
    desk.sees("In diesem Haus heißt niemand so.")
    yield "house nobody"


def _moving(desk: Desk, scene: Scene) -> Tour:
    issue_card(resident_user=scene.cast.amina.user, issued_by=scene.cast.roth.user, now=timezone.now())
    desk.open(f"/houses/{scene.cast.aminas_house.pk}/{scene.cast.amina.pk}")
    desk.thing("Karte zurücknehmen").wait_for()
    yield "resident"
    desk.press("Karte zurücknehmen")
    desk.page.get_by_role("dialog").wait_for()
    yield "take card back question"
    desk.press("Nein, zurück")
    desk.press("Anderes Zimmer")
    desk.page.get_by_label(desk.words("Neues Zimmer")).wait_for()
    desk.press("Speichern")
    expect(desk.page.get_by_role("alert").first).to_be_visible()
    yield "room not chosen"
    desk.press("Schließen")
    desk.press("Auszug eintragen")
    desk.types("Ausgezogen am", "1.1.2099")
    desk.press("Weiter")
    expect(desk.page.get_by_role("alert").first).to_be_visible()
    yield "moving out ahead"
    desk.types("Ausgezogen am", f"{timezone.localdate():%d.%m.%Y}")
    desk.press("Weiter")
    desk.page.get_by_role("dialog").wait_for()
    yield "moving out question"


def district(desk: Desk, scene: Scene) -> Tour:
    """Herr Lang's district."""
    desk.open()
    desk.page.get_by_role("heading", name="Landratsamt").wait_for()
    yield "district"
    desk.open("/houses")
    desk.page.get_by_role("row", name="Haus Lindenhof").wait_for()
    yield "district houses"
    desk.open("/staff")
    desk.page.get_by_role("row", name="Sabine Weber").wait_for()
    yield "district staff"
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.thursday, "14:00"))
    desk.open("/closures")
    desk.types("Grund", "Betriebsausflug")
    desk.types("Tag", scene.thursday.isoformat())
    desk.page.get_by_role("status").filter(has_text="1").wait_for()
    yield "closure hit"
    desk.press("Eintragen")
    desk.page.get_by_role("listitem").filter(has_text="Betriebsausflug").wait_for()
    yield "closures"
    desk.page.get_by_role("listitem").filter(has_text="Betriebsausflug").get_by_role("button").click()
    desk.page.get_by_role("dialog").wait_for()
    yield "closure reopen question"
