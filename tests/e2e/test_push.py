"""Notifications on the phone: asked for after a success, shown by the service worker, opened by a tap.

The browser's own push service cannot be reached here. `PushManager.subscribe` is the one thing that is replaced, by a
subscription at the strict service of the tests; what that decrypts is handed to the service worker by Chromium itself.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lotse.delivery.models import Job, PushSubscription
from lotse.delivery.push.vapid import vapid_keys
from tests.delivery.phones import tell
from tests.e2e.axe import shuts_out
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import Scene, at, has_booked
from tests.e2e.server import Server
from tests.push_service import Browser, PushService, push_service, unb64

ON = "Benachrichtigungen sind auf diesem Gerät an."
OFF = "Benachrichtigungen sind auf diesem Gerät aus."
# The subscription of the service stands in for the browser's own, in every page and across starts.
SUBSCRIPTION = """
const told = %s;
const here = { endpoint: told.endpoint, options: {}, toJSON: () => ({ endpoint: told.endpoint, keys: told }),
  unsubscribe: async () => { localStorage.removeItem('test.subscribed'); return true; } };
PushManager.prototype.getSubscription = async () => localStorage.getItem('test.subscribed') ? here : null;
PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
  here.options.applicationServerKey = applicationServerKey.buffer ?? applicationServerKey;
  window.subscribedWith = [userVisibleOnly, [...new Uint8Array(here.options.applicationServerKey)]];
  localStorage.setItem('test.subscribed', '1');
  return here;
};
"""
NEVER_ANSWERS = "PushManager.prototype.subscribe = () => new Promise(() => undefined);"
NOTIFICATIONS = """async () => {
  const worker = await navigator.serviceWorker.getRegistration();
  const all = await worker.getNotifications();
  return all.map(({ title, body, lang, dir, tag, data }) => ({ title, body, lang, dir, tag, data }));
}"""
COUNT = "navigator.serviceWorker.getRegistration().then((it) => it.getNotifications()).then((all) => all.length)"
IS_SHOWN = f"() => {COUNT}"
NOTHING_SHOWN = f"() => {COUNT}.then((count) => count === 0)"
TAP = """async () => {
  self.openedWindows = [];
  self.clients.openWindow = async (address) => { self.openedWindows.push(address); return null; };
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
}"""


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


def new_browser(service: PushService) -> Browser:
    keys = vapid_keys()
    assert keys is not None
    return service.subscribe(keys.current.public)


def subscribing(phone: Phone, service: PushService) -> Browser:
    """A phone whose owner would allow notifications."""
    browser = new_browser(service)
    phone.context.grant_permissions(["notifications"], origin=phone.watch.origin)
    phone.context.add_init_script(SUBSCRIPTION % json.dumps(browser.subscription()))
    return browser


def switches_on(phone: Phone) -> None:
    phone.open("/account/notifications")
    phone.waits_for_worker()
    phone.press("Einschalten")
    phone.sees(ON)


def delivered(page: Page, content: bytes) -> None:
    """The browser hands a decrypted push to the service worker of this page."""
    session = page.context.new_cdp_session(page)
    registrations: list[dict[str, Any]] = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda told: registrations.extend(told["registrations"]))
    session.send("ServiceWorker.enable")
    page.wait_for_timeout(200)
    origin = "/".join(page.url.split("/")[:3])
    (registration,) = [each for each in registrations if each["scopeURL"] == f"{origin}/"][:1]
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": registration["registrationId"], "data": content.decode()},
    )


def pushed(phone: Phone, service: PushService, scene: Scene) -> bytes:
    """Something changes while the app is closed; what the push service decrypted."""
    phone.page.goto(f"{phone.watch.origin}/healthz")  # nothing of the app is open
    tell(scene.cast.amina)
    Job.objects.update(run_at=timezone.now())
    return service.wait_for(1)[0].content


def test_a_push_of_the_house_is_shown_and_opens_the_screen_in_the_open_window(
    browsers: Browsers, scene: Scene, server: Server, service: PushService
) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    keys = vapid_keys()
    assert keys is not None
    content = pushed(phone, service, scene)
    assert service.refused == []
    delivered(phone.page, content)
    page = phone.page
    page.wait_for_function(IS_SHOWN)
    (shown,) = page.evaluate(NOTIFICATIONS)
    told = json.loads(content)["notification"]
    assert shown == {
        "title": "Lotse",
        "body": told["body"],
        "lang": told["lang"],
        "dir": told["dir"],
        "tag": told["tag"],
        "data": {"navigate": f"{server.origin}/ar/appointments"},
    }
    (worker,) = phone.context.service_workers
    worker.evaluate(TAP)
    expect(page).to_have_url(f"{server.origin}/ar/appointments")


def test_a_tap_goes_there_without_losing_what_is_open(
    browsers: Browsers, scene: Scene, server: Server, service: PushService
) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    phone.page.evaluate("() => { window.stillHere = true; }")
    worker = phone.context.service_workers[0]
    payload = {
        "web_push": 8030,
        "notification": {"title": "Lotse", "navigate": f"{server.origin}/ar/appointments", "tag": "t"},
    }
    delivered(phone.page, json.dumps(payload).encode())
    phone.page.wait_for_function(IS_SHOWN)
    worker.evaluate(TAP)
    expect(phone.page).to_have_url(f"{server.origin}/de/appointments")
    phone.sees_heading("Meine Termine")
    assert phone.page.evaluate("() => window.stillHere") is True
    assert worker.evaluate("() => self.openedWindows") == []


def test_without_a_window_a_new_one_is_opened_and_never_at_a_foreign_address(
    browsers: Browsers, scene: Scene, server: Server, service: PushService
) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    worker = phone.context.service_workers[0]
    for navigate, opened in [
        (f"{server.origin}/ar/appointments", f"{server.origin}/ar/appointments"),
        ("https://evil.example/x", f"{server.origin}/"),
    ]:
        worker.evaluate("() => { self.clients.matchAll = async () => []; }")
        payload = {"web_push": 8030, "notification": {"title": "Lotse", "navigate": navigate, "tag": "t"}}
        delivered(phone.page, json.dumps(payload).encode())
        phone.page.wait_for_function(IS_SHOWN)
        worker.evaluate(TAP)
        phone.page.wait_for_function(NOTHING_SHOWN)
        assert worker.evaluate("() => self.openedWindows") == [opened]


def test_a_push_that_cannot_be_read_shows_something_all_the_same(
    browsers: Browsers, scene: Scene, service: PushService
) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    delivered(phone.page, b"not json")
    phone.page.wait_for_function(IS_SHOWN)
    assert [shown["title"] for shown in phone.page.evaluate(NOTIFICATIONS)] == ["Lotse"]


def test_notifications_are_offered_after_a_booking_and_never_again_after_a_no(
    browsers: Browsers, scene: Scene, service: PushService
) -> None:
    when = at(scene.tuesday, "09:00")
    booked = has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), when)
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    phone.open("/")
    phone.waits_for_worker()
    assert phone.page.evaluate("() => window.subscribedWith") is None
    phone.open(f"/book/done/{booked}")
    phone.sees_heading("Sollen wir Ihnen Bescheid geben?")
    assert shuts_out(phone.page) == {}
    phone.press("Ja, Bescheid geben")
    expect(phone.text("Sollen wir Ihnen Bescheid geben?")).to_have_count(0)
    keys = vapid_keys()
    assert keys is not None
    assert phone.page.evaluate("() => window.subscribedWith") == [True, list(unb64(keys.current.public))]
    assert PushSubscription.objects.get().state == "on"
    phone.open("/account/notifications")
    phone.sees(ON)
    assert shuts_out(phone.page) == {}
    other = browsers.phone_of(scene.cast.amina)
    other.open(f"/book/done/{booked}")
    other.page.get_by_role("region", name="Sollen wir Ihnen Bescheid geben?").get_by_text("Nein, danke").click()
    other.open(f"/book/done/{booked}")
    other.sees_heading("Ihr Termin ist gebucht")
    expect(other.text("Sollen wir Ihnen Bescheid geben?")).to_have_count(0)


def test_a_desk_gets_notifications_too(browsers: Browsers, scene: Scene, service: PushService) -> None:
    desk = browsers.desk_of(scene.cast.weber)
    browser = new_browser(service)
    desk.context.grant_permissions(["notifications"], origin=desk.watch.origin)
    desk.context.add_init_script(SUBSCRIPTION % json.dumps(browser.subscription()))
    desk.open("/account")
    desk.waits_for_worker()
    desk.press("Einschalten")
    desk.sees(ON)
    assert PushSubscription.objects.get().user == scene.cast.weber.user


def test_switching_off_and_signing_out_end_it(browsers: Browsers, scene: Scene, service: PushService) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    phone.press("Ausschalten")
    phone.sees(OFF)
    assert PushSubscription.objects.get().state == "off"
    phone.press("Einschalten")
    phone.sees(ON)
    phone.open("/account/leave")
    phone.press("Abmelden", role="button")
    phone.page.wait_for_function("() => localStorage.getItem('test.subscribed') === null")
    assert not PushSubscription.objects.exists()


def test_every_start_refreshes_the_subscription_and_says_when_it_is_gone(
    browsers: Browsers, scene: Scene, service: PushService
) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    switches_on(phone)
    PushSubscription.objects.update(state="broken", endpoint=None, endpoint_hash=None, keys=None)
    with phone.page.expect_response("**/api/push/subscription"):
        phone.open("/")
    assert PushSubscription.objects.get().state == "on"
    phone.context.clear_permissions()
    phone.open("/")
    phone.sees("Benachrichtigungen sind auf diesem Handy aus.")


def test_a_browser_that_never_answers_is_not_waited_for(browsers: Browsers, scene: Scene, service: PushService) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    subscribing(phone, service)
    phone.context.add_init_script(NEVER_ANSWERS)
    phone.page.clock.install()
    phone.open("/account/notifications")
    phone.waits_for_worker()
    with phone.page.expect_response("**/api/push"):
        phone.press("Einschalten")
    phone.page.wait_for_timeout(300)
    phone.page.clock.fast_forward(16_000)
    phone.sees("Benachrichtigungen gehen auf diesem Gerät gerade nicht.")


def test_where_the_browser_says_no_there_is_nothing_to_press(browsers: Browsers, scene: Scene) -> None:
    phone = browsers.phone_of(scene.cast.amina)
    phone.context.add_init_script("Object.defineProperty(Notification, 'permission', { value: 'denied' })")
    phone.open("/account/notifications")
    phone.sees("Ihr Gerät erlaubt keine Benachrichtigungen.")
    expect(phone.page.get_by_role("main").get_by_role("button")).to_have_count(0)
