"""The house's desk: another room, a card taken back, moving out; and what the others see of it."""

from django.utils import timezone
from playwright.sync_api import expect

from lotse.directory.models import Residency
from tests import factories
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Desk
from tests.e2e.scene import Scene, at, card_of, has_booked, opens_with_card_of


def test_amina_moves_into_another_room(browsers: Browsers, scene: Scene) -> None:
    factories.room(scene.cast.aminas_house, number="301", beds=1)
    roth = opens_amina(browsers, scene)
    roth.press("Anderes Zimmer")
    roth.page.get_by_label("Neues Zimmer").select_option(
        label="Zimmer \u2068301\u2069, Gebäude \u2068A\u2069: \u20681\u2069 Bett frei"
    )
    roth.press("Speichern")
    expect(roth.page.get_by_role("row", name="Amina Haddad")).to_contain_text("301")


def test_a_card_is_taken_back_and_opens_nothing(browsers: Browsers, scene: Scene) -> None:
    roth, phone = opens_amina(browsers, scene), browsers.phone("ar")
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    roth.page.reload()
    roth.press("Karte zurücknehmen")
    roth.press("Ja, zurücknehmen")
    expect(roth.thing("Karte zurücknehmen", role="button")).to_have_count(0)
    phone.watch.expect_refusal(410)
    phone.page.goto(link)
    expect(phone.page.get_by_role("alert")).to_be_visible()
    expect(phone.thing("4 Bilder")).to_have_count(0)


def test_who_has_moved_out_is_signed_out_and_her_worker_sees_the_cancelled_appointment(
    browsers: Browsers, scene: Scene
) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    phone, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    phone.open()
    roth = opens_amina(browsers, scene)
    roth.press("Auszug eintragen")
    roth.press("Weiter")
    expect(roth.page.get_by_role("dialog")).not_to_contain_text("Termin")
    roth.press("Ja, ist ausgezogen")
    expect(roth.page.get_by_role("row", name="Samira Khalil")).to_be_visible()
    expect(roth.page.get_by_role("row", name="Amina Haddad")).to_have_count(0)
    assert Residency.objects.get(resident=scene.cast.amina).ends_on == timezone.localdate()
    phone.watch.expect_refusal(401)
    phone.page.reload()
    phone.sees("Sie sind auf diesem Telefon nicht mehr angemeldet.")
    weber.open()
    weber.sees("Gerade abgesagt")
    weber.sees("Ausgezogen")


def test_frau_weber_ends_an_access_that_somebody_else_opened(browsers: Browsers, scene: Scene) -> None:
    opens_with_card_of(scene.cast.amina, scene.cast.roth)
    weber, phone = browsers.desk_of(scene.cast.weber), browsers.phone()
    weber.open("/people")
    weber.page.get_by_role("link", name="Amina Haddad", exact=True).click()
    pane = weber.page.get_by_role("complementary")
    expect(pane).to_contain_text("Android · Chrome")
    expect(pane).to_contain_text("Petra Roth")
    weber.press("Zugang beenden")
    weber.press("Ja, beenden und neue Karte machen")
    weber.sees_heading("Karte für die App")
    weber.press("Neue Karte machen")
    code = weber.page.locator(".sheet-code").inner_text()
    phone.open("/card")
    phone.types("Code", code)
    phone.press("Weiter")
    phone.chooses_pin()
    phone.sees_heading("Hallo {name}", name="Amina")


def opens_amina(browsers: Browsers, scene: Scene) -> Desk:
    """Frau Roth has opened Amina in the list of the house."""
    roth = browsers.desk_of(scene.cast.roth)
    roth.open(f"/houses/{scene.cast.aminas_house.pk}")
    roth.page.get_by_role("link", name="Amina Haddad", exact=True).click()
    expect(roth.page.get_by_role("complementary").get_by_role("heading", name="Amina Haddad")).to_be_focused()
    return roth
