"""A locked phone stays locked and an ended one empty, with and without network."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from lotse.accounts.models import Device, EndReason
from lotse.accounts.services.devices import end_devices
from tests.e2e.conftest import Browsers
from tests.e2e.hands import PIN
from tests.e2e.scene import Scene, at, has_booked
from tests.e2e.test_own_phone import KEPT, given_she_came_in_with_her_card


def test_flight_mode_does_not_open_the_lock(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone()
    given_she_came_in_with_her_card(amina, scene)
    amina.waits_for_worker()
    amina.open("/account")
    amina.press("Jetzt sperren")
    amina.sees("Tippen Sie auf Ihre 4 Bilder.")
    with amina.without_network():
        amina.open("/appointments")
        amina.sees("Tippen Sie auf Ihre 4 Bilder.")


def test_a_phone_that_was_ended_while_it_was_closed_keeps_nothing(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    old = browsers.phone()
    given_she_came_in_with_her_card(old, scene)
    old.waits_for_worker()
    old.press("Termine")
    expect(old.page.get_by_role("link", name="10:00")).to_be_visible()
    end_devices(Device.objects.all(), reason=EndReason.RELINKED, now=timezone.now())
    old.open()
    old.sees("Sie sind auf diesem Telefon nicht mehr angemeldet.")
    with old.without_network():
        old.open("/appointments")
        expect(old.page.get_by_role("main")).to_be_visible()
    assert [word for word in ("Amina", "Sabine Weber", "Lindenhof") if word in old.page.evaluate(KEPT)] == []


def test_an_ended_phone_without_network_says_what_to_do(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone()
    given_she_came_in_with_her_card(phone, scene)
    phone.waits_for_worker()
    end_devices(Device.objects.all(), reason=EndReason.RELINKED, now=timezone.now())
    phone.open()
    phone.sees("Sie sind auf diesem Telefon nicht mehr angemeldet.")
    with phone.without_network():
        phone.open()
        phone.sees("Sie sind auf diesem Telefon nicht mehr angemeldet.")
        phone.sees("Die Karte bekommen Sie im Büro in Ihrem Haus oder bei Ihrer Beratung. Sie kostet nichts.")


def test_a_reload_does_not_shorten_the_wait_after_wrong_pins(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone()
    given_she_came_in_with_her_card(phone, scene)
    phone.open("/account")
    phone.press("Jetzt sperren")
    Device.objects.update(pin_failures=5, pin_blocked_until=timezone.now() + timedelta(minutes=5))
    phone.watch.expect_refusal(429)
    for picture in PIN.split():
        phone.page.get_by_role("button", name=picture, exact=True).click()
    phone.sees("Zu viele Versuche.")
    phone.page.reload()
    phone.sees("Zu viele Versuche.")
    expect(phone.page.get_by_role("button", name="Sonne")).to_have_count(0)
