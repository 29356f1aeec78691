"""Cards, PINs and phones: who gets in, who stays out, and what is left on a phone afterwards."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from lotse.accounts.models import ActivationCard, User
from tests.e2e.conftest import Browsers
from tests.e2e.hands import PIN, Phone
from tests.e2e.scene import Scene, at, card_of, has_booked

WRONG_PIN = "Mond Katze Fisch Haus"
KEPT = """
async () => {
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open('lotse');
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const shelves = [...database.objectStoreNames];
  const all = shelves.map((shelf) => new Promise((resolve) => {
    const asked = database.transaction(shelf).objectStore(shelf).getAll();
    asked.onsuccess = () => resolve(asked.result);
  }));
  const rows = (await Promise.all(all)).flat();
  const names = await caches.keys();
  const cached = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
  database.close();
  return JSON.stringify([rows, { ...localStorage }, { ...sessionStorage }, cached.map(({ url }) => url)]);
}
"""


def test_the_lock_opens_with_the_pin_and_counts_wrong_ones(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone()
    given_she_came_in_with_her_card(amina, scene)
    amina.open("/account")
    amina.press("Jetzt sperren")
    amina.watch.expect_refusal(403)
    amina.taps_pictures("Hallo {name}", WRONG_PIN, name="Amina")
    expect(amina.page.get_by_role("alert")).to_contain_text("Sie haben noch \u20684\u2069 Versuche.")
    amina.taps_pictures("Hallo {name}", WRONG_PIN, name="Amina")
    expect(amina.page.get_by_role("alert")).to_contain_text("Sie haben noch \u20683\u2069 Versuche.")
    amina.taps_pictures("Hallo {name}", PIN, name="Amina")
    expect(amina.thing("Jetzt sperren")).to_be_visible()


def test_a_pin_that_everybody_tries_is_refused_at_the_first_time(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone()
    link, _code = card_of(scene.cast.amina, origin=amina.watch.origin)
    amina.page.goto(link.replace("/ar/", "/de/"))
    amina.press("4 Bilder")
    amina.taps_pictures("Wählen Sie 4 Bilder", "Sonne Mond Baum Blume")
    expect(amina.page.get_by_role("alert")).to_contain_text("Diese PIN ist zu einfach.")
    amina.taps_pictures("Wählen Sie 4 Bilder", PIN)
    amina.taps_pictures("PIN noch einmal", PIN)
    amina.sees_heading("Wer kann was lesen?")


def test_a_device_ended_on_one_phone_is_signed_out_there(browsers: Browsers, scene: Scene) -> None:
    lost, found = browsers.phone_of(scene.cast.amina), browsers.phone_of(scene.cast.amina)
    lost.open()
    lost.sees_heading("Hallo {name}", name="Amina")
    found.open("/account/devices")
    found.press("Abmelden")
    found.page.get_by_role("dialog").get_by_role("button", name="Ja, abmelden").click()
    expect(found.thing("Abmelden", role="button")).to_have_count(0)
    lost.watch.expect_refusal(401)
    lost.press("Termine")
    lost.sees_heading("Willkommen bei Lotse")
    found.open()
    found.sees_heading("Hallo {name}", name="Amina")


def test_signing_out_leaves_nothing_on_the_phone(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina = browsers.phone()
    given_she_came_in_with_her_card(amina, scene)
    amina.waits_for_worker()
    amina.press("Termine")
    expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
    assert "Sabine Weber" in amina.page.evaluate(KEPT)
    second_window = amina.context.new_page()
    second_window.goto(f"{amina.watch.origin}/de/appointments")
    expect(second_window.get_by_role("link", name="10:00")).to_be_visible()
    amina.open("/account/leave")
    amina.press("Ja, abmelden")
    amina.sees_heading("Willkommen bei Lotse")
    expect(second_window.get_by_role("heading", name="Willkommen bei Lotse")).to_be_visible()
    kept = amina.page.evaluate(KEPT)
    assert [word for word in ("Amina", "Sabine Weber", "Haddad", "Lindenhof", "/api/") if word in kept] == []
    assert [
        cookie["name"] for cookie in amina.context.cookies() if cookie["name"] in ("lotse_device", "lotse_unlock")
    ] == []


def test_a_used_card_says_so_and_leads_to_a_new_one(browsers: Browsers, scene: Scene) -> None:
    amina, stranger = browsers.phone(), browsers.phone()
    link = given_she_came_in_with_her_card(amina, scene)
    given_that_was_an_hour_ago()
    stranger.watch.expect_refusal(410)
    stranger.page.goto(link)
    stranger.sees_heading("Die Karte geht gerade nicht")
    expect(stranger.page.get_by_role("alert")).to_contain_text("schon benutzt")
    stranger.press("Ich habe eine neue Karte")
    stranger.sees_heading("Code von der Karte")


def test_a_new_phone_ends_the_old_one(browsers: Browsers, scene: Scene) -> None:
    old, new = browsers.phone(), browsers.phone()
    given_she_came_in_with_her_card(old, scene)
    given_she_came_in_with_her_card(new, scene)
    old.watch.expect_refusal(401)
    old.press("Termine")
    old.sees_heading("Willkommen bei Lotse")
    old.sees("Sie sind auf diesem Telefon nicht mehr angemeldet.")
    new.press("Termine")
    new.sees_heading("Meine Termine")


def test_a_card_of_the_house_opens_nothing_without_her_pin(browsers: Browsers, scene: Scene) -> None:
    amina, stranger = browsers.phone(), browsers.phone()
    given_she_came_in_with_her_card(amina, scene)
    link, _code = card_of(scene.cast.amina, origin=stranger.watch.origin)
    stranger.page.goto(link.replace("/ar/", "/de/"))
    stranger.sees("Für diese Karte brauchen Sie Ihre PIN.")
    stranger.press("Weiter")
    stranger.watch.expect_refusal(403)
    for _try in range(4):
        stranger.taps_pictures("Ihre PIN", WRONG_PIN)
        expect(stranger.page.get_by_role("alert")).to_contain_text("Sie haben noch")
    stranger.watch.expect_refusal(410)
    stranger.taps_pictures("Ihre PIN", WRONG_PIN)
    stranger.sees_heading("Die Karte geht gerade nicht")
    amina.open("/account/devices")
    amina.sees_heading("Karten für Sie")
    amina.sees("Falsche PIN mit dieser Karte: {count}", count=5)


def test_a_scanned_card_is_gone_after_log_out(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone_of(scene.cast.dmytro)
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    phone.page.goto(link.replace("/ar/", "/de/"))
    phone.sees_heading("Hallo {name}", name="Amina")
    phone.page.reload()
    phone.sees_heading("Hallo {name}", name="Amina")
    phone.open("/card")
    phone.sees_heading("Code von der Karte")
    phone.page.goto(link.replace("/ar/", "/de/"))
    phone.sees_heading("Hallo {name}", name="Amina")
    phone.open("/account/leave")
    phone.press("Ja, abmelden")
    phone.sees_heading("Willkommen bei Lotse")
    assert phone.page.evaluate("sessionStorage.length") == 0
    phone.open("/card")
    phone.sees_heading("Code von der Karte")


def test_the_code_on_the_card_opens_too_however_it_is_typed(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone()
    _link, code = card_of(scene.cast.amina, origin=amina.watch.origin)
    amina.open("/card")
    amina.types("Code", code.lower().replace("-", " "))
    amina.press("Weiter")
    amina.sees_heading("Hallo {name}", name="Amina")


def test_somebody_who_must_not_be_seen_here_is_gone_at_once(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    amina.watch.expect_somebody_else("https://www.wetter.de/")
    amina.context.route("https://www.wetter.de/", lambda route: route.fulfill(body="Sonnig"))
    amina.open("/account")
    amina.press("Schnell weg")
    expect(amina.page.get_by_text("Sonnig")).to_be_visible()
    amina.page.go_back()
    expect(amina.page.get_by_text("Abmelden")).to_have_count(0)


def given_that_was_an_hour_ago() -> None:
    """For some minutes a card may be used again with the same PIN: an answer may get lost on the way."""
    ActivationCard.objects.filter(used_at__isnull=False).update(used_at=timezone.now() - timedelta(hours=1))


def given_she_came_in_with_her_card(phone: Phone, scene: Scene) -> str:
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    german = link.replace("/ar/", "/de/")
    if User.objects.get(pk=scene.cast.amina.pk).pin_kind:
        phone.comes_in_again(german)
    else:
        phone.comes_in(german)
    phone.sees_heading("Hallo {name}", name="Amina")
    return german
