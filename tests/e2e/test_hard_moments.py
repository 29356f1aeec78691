"""What happens on bad days: the time is gone, the window is reloaded, the network is away."""

from datetime import datetime

from playwright.sync_api import Request, Route, expect

from lotse.appointments.models import Appointment
from lotse.directory.models import Place
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import TOPIC, Scene, at, has_booked
from tests.e2e.words import Words


def test_a_time_that_was_taken_brings_fresh_times_and_loses_nothing(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    given_she_is_about_to_say_yes(amina, "10:00")
    amina.watch.expect_refusal(409)
    when_samira_is_quicker(scene, "10:00")
    amina.press("Ja, Termin buchen")
    amina.sees_heading("Wann?")
    expect(amina.page.get_by_role("alert")).to_contain_text("vergeben")
    expect(amina.free_time("10:00")).to_have_count(0)
    expect(amina.page.get_by_role("main")).to_contain_text(TOPIC)
    expect(amina.page.get_by_role("radio", name="Dienstag")).to_be_checked()
    amina.chooses_time("10:45")
    amina.press("Ja, Termin buchen")
    amina.sees_heading("Ihr Termin ist gebucht")
    assert appointments_of(scene) == [at(scene.tuesday, "10:45")]


def test_a_reload_while_it_is_sent_books_once_with_the_same_key(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    keys = keys_of_bookings(amina)
    given_she_is_about_to_say_yes(amina, "10:00")
    given_the_answer_gets_lost(amina)
    with amina.page.expect_request("**/api/appointments"):
        amina.press("Ja, Termin buchen")
    when_the_window_is_reloaded(amina)
    amina.open("/appointments")
    expect(amina.page.get_by_role("link", name="10:00")).to_have_count(1)
    assert len(keys) >= 2
    assert len(set(keys)) == 1
    assert appointments_of(scene) == [at(scene.tuesday, "10:00")]


def test_appointments_stay_readable_without_network_and_say_how_old_they_are(browsers: Browsers, scene: Scene) -> None:
    has_booked(scene.cast.amina, scene.cast.weber, scene.topic(), at(scene.tuesday, "10:00"))
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    amina.press("Termine")
    expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
    with amina.without_network():
        amina.page.reload()
        amina.sees_heading("Meine Termine")
        expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
        expect(amina.page.get_by_role("status").filter(has_text="Kein Netz.")).to_contain_text("Stand:")
        amina.page.get_by_role("link", name="10:00").click()
        expect(amina.page.get_by_role("main")).to_contain_text("Büro Lindenhof")


def test_a_booking_without_network_is_a_wish_until_the_network_is_back(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    given_she_is_about_to_say_yes(amina, "10:00")
    with amina.without_network():
        amina.press("Ja, Termin buchen")
        amina.sees_heading("Noch nicht gebucht")
        amina.press("Termine")
        amina.sees("Wartet auf Netz. Noch nicht gebucht.")
        expect(amina.page.get_by_role("link", name="10:00")).to_have_count(0)
        assert appointments_of(scene) == []
    expect(amina.page.get_by_role("link", name="10:00")).to_be_visible()
    amina.sees("Ihr Termin ist gebucht.")
    assert appointments_of(scene) == [at(scene.tuesday, "10:00")]


def test_a_wish_that_came_too_late_says_so_and_leads_on(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept_on_the_phone(amina)
    given_she_is_about_to_say_yes(amina, "10:00")
    amina.watch.expect_refusal(409)
    with amina.without_network():
        amina.press("Ja, Termin buchen")
        amina.sees_heading("Noch nicht gebucht")
        when_samira_is_quicker(scene, "10:00")
    amina.sees("Der Termin hat nicht geklappt.")
    amina.press("Andere Zeit wählen")
    amina.chooses_time("10:45")
    assert appointments_of(scene) == []


def test_after_a_change_of_language_the_last_question_is_asked_in_the_new_one(browsers: Browsers, scene: Scene) -> None:
    Place.objects.filter(pk=scene.office.pk).update(name_uk="Офіс Лінденгоф")
    amina = browsers.phone_of(scene.cast.amina)
    given_she_is_about_to_say_yes(amina, "10:00")
    expect(amina.page.get_by_role("main")).to_contain_text("Büro Lindenhof")
    amina.words = Words("uk")
    amina.open("/book/confirm")
    amina.sees_heading("Ist das richtig?")
    expect(amina.page.get_by_role("main")).to_contain_text("Офіс Лінденгоф")


def given_she_is_about_to_say_yes(phone: Phone, clock: str) -> None:
    phone.open("/book")
    phone.chooses_topic(TOPIC)
    phone.chooses_time(clock)


def given_the_app_is_kept_on_the_phone(phone: Phone) -> None:
    """The service worker has the whole app."""
    phone.open()
    phone.sees_heading("Hallo")
    phone.waits_for_worker()


def given_the_answer_gets_lost(phone: Phone) -> None:
    """The server books, but its answer never reaches the page."""
    phone.watch.expect_no_network()

    def book_and_lose(route: Route) -> None:
        route.fetch()
        phone.page.unroute("**/api/appointments")

    phone.page.route("**/api/appointments", book_and_lose)


def when_the_window_is_reloaded(phone: Phone) -> None:
    phone.page.reload()
    phone.page.get_by_role("heading", level=1).wait_for()


def when_samira_is_quicker(scene: Scene, clock: str) -> None:
    has_booked(scene.samira, scene.cast.weber, scene.topic(), at(scene.tuesday, clock))


def keys_of_bookings(phone: Phone) -> list[str]:
    """The idempotency keys of the bookings the phone asks for, as they come."""
    keys: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/api/appointments"):
            keys.append(request.headers["idempotency-key"])

    phone.page.on("request", note)
    return keys


def appointments_of(scene: Scene) -> list[datetime]:
    mine = Appointment.objects.filter(resident=scene.cast.amina).order_by("starts_at")
    return list(mine.values_list("starts_at", flat=True))
