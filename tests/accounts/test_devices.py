"""Sessions: one per device, listed and ended by their owner, looked up with one query."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lotse.accounts import cookies
from lotse.accounts.auth import viewer_of_cookies
from lotse.accounts.models import Device, EndReason, User
from lotse.accounts.rules import local_day
from lotse.accounts.services import IssuedCard
from tests.accounts.browser import Browser
from tests.accounts.conftest import phone_of
from tests.people import Cast, signed_in

JSON = "application/json"


def test_a_person_sees_her_own_devices_and_no_others(cast: Cast, aminas_phone: Browser) -> None:
    signed_in(cast.dmytro)
    tablet = signed_in(cast.amina)
    Device.objects.filter(user=cast.amina.user).exclude(label="").update(label="")
    listed = tablet.get("/api/devices").json()
    mine = Device.objects.filter(user=cast.amina.user).order_by("created_at")
    assert [(row["id"], row["is_this"]) for row in listed] == [(str(mine[0].id), False), (str(mine[1].id), True)]
    assert set(listed[0]) == {"id", "label", "created_at", "last_used_on", "is_this"}
    assert listed[0]["last_used_on"] == local_day(timezone.now()).isoformat()


def test_ended_and_expired_devices_are_not_listed(cast: Cast) -> None:
    client = signed_in(cast.amina)
    for change in ({"ended_at": timezone.now(), "ended_reason": "reset"}, {"expires_at": timezone.now()}):
        before = set(Device.objects.values_list("pk", flat=True))
        signed_in(cast.amina)
        Device.objects.exclude(pk__in=before).update(**change)
    assert len(client.get("/api/devices").json()) == 1


def test_the_list_takes_as_many_queries_for_three_devices_as_for_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast.amina)
    with django_assert_num_queries(2):
        client.get("/api/devices")
    signed_in(cast.amina), signed_in(cast.amina)
    with django_assert_num_queries(2):
        assert len(client.get("/api/devices").json()) == 3


def test_who_is_asking_takes_one_query_and_none_without_a_cookie(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jar = {name: morsel.value for name, morsel in signed_in(cast.amina).cookies.items()}
    with django_assert_num_queries(1):
        viewer = viewer_of_cookies(jar, timezone.now())
    assert viewer is not None
    assert (viewer.user_id, viewer.role, viewer.is_locked) == (cast.amina.pk, "resident", False)
    with django_assert_num_queries(0):
        assert viewer_of_cookies({}, timezone.now()) is None


def test_a_device_ended_from_another_one_is_out_at_once(cast: Cast, aminas_phone: Browser) -> None:
    tablet = signed_in(cast.amina)
    phone = Device.objects.order_by("created_at")[0]
    assert [tablet.post(f"/api/devices/{phone.id}/end").status_code for _tap in range(2)] == [204, 204]
    answer = aminas_phone.get("/devices")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert tablet.get("/api/devices").status_code == 200
    phone.refresh_from_db()
    assert phone.ended_reason == EndReason.ENDED_BY_OWNER


def test_ending_this_device_takes_its_cookies(cast: Cast, aminas_phone: Browser) -> None:
    device = Device.objects.get(user=cast.amina.user)
    assert aminas_phone.post(f"/devices/{device.id}/end").status_code == 204
    assert [aminas_phone.cookie(name) for name in (cookies.DEVICE, cookies.UNLOCK)] == ["", ""]


def test_nobody_ends_the_device_of_somebody_else(cast: Cast, aminas_phone: Browser) -> None:
    device = Device.objects.get(user=cast.amina.user)
    answers = [signed_in(person).post(f"/api/devices/{device.id}/end") for person in (cast.dmytro, cast.weber)]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "not_found")] * 2
    assert aminas_phone.state() == "ready"


def test_a_device_that_does_not_exist_is_not_found_and_a_strange_id_is_refused(cast: Cast) -> None:
    client = signed_in(cast.amina)
    assert client.post(f"/api/devices/{uuid.uuid4()}/end").json()["code"] == "not_found"
    strange = client.post("/api/devices/17/end")
    assert (strange.status_code, strange.json()["code"]) == (422, "malformed_id")


@pytest.mark.parametrize(("method", "path"), [("get", "/devices"), ("post", f"/devices/{uuid.UUID(int=1)}/end")])
def test_signed_out_there_are_no_devices(db: None, method: str, path: str) -> None:
    answer = getattr(Browser(), method)(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_logging_out_ends_the_session_and_may_be_repeated(cast: Cast, aminas_phone: Browser) -> None:
    stolen = Browser()
    stolen.take_cookies_of(aminas_phone)
    assert [aminas_phone.post("/session/logout").status_code for _tap in range(2)] == [204, 204]
    assert (aminas_phone.state(), stolen.state()) == ("signed_out", "signed_out")
    assert stolen.get("/devices").status_code == 401
    assert Device.objects.get().ended_reason == EndReason.LOGGED_OUT


def test_a_locked_phone_can_be_logged_out(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    assert aminas_phone.post("/session/logout").status_code == 204
    assert aminas_phone.state() == "signed_out"


def test_a_session_ends_by_itself_and_with_the_persons_account(cast: Cast) -> None:
    expired, inactive = signed_in(cast.amina), signed_in(cast.dmytro)
    Device.objects.filter(user=cast.amina.user).update(expires_at=timezone.now() - timedelta(seconds=1))
    User.objects.filter(pk=cast.dmytro.pk).update(is_active=False)
    assert [client.get("/api/devices").status_code for client in (expired, inactive)] == [401, 401]


def test_an_invented_token_is_nobody(db: None) -> None:
    browser = Browser()
    browser.client.cookies[cookies.DEVICE] = "invented"
    assert (browser.state(), browser.get("/devices").status_code) == ("signed_out", 401)


def test_a_person_chooses_the_language_for_every_device(
    cast: Cast, new_card: Callable[[User], IssuedCard], aminas_phone: Browser
) -> None:
    phone_of(cast.dmytro.user, new_card)
    answers = [aminas_phone.post("/language", {"language": "fa"}) for _tap in range(2)]
    assert [(answer.status_code, answer.json()) for answer in answers] == [(200, {"language": "fa"})] * 2
    languages = {user.pk: user.language for user in User.objects.filter(pk__in=[cast.amina.pk, cast.dmytro.pk])}
    assert languages == {cast.amina.pk: "fa", cast.dmytro.pk: "ar"}


def test_a_language_we_do_not_speak_is_bad_input(aminas_phone: Browser) -> None:
    answer = aminas_phone.post("/language", {"language": "tlh"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_signed_out_nobody_has_a_language_to_choose(db: None) -> None:
    assert Browser().post("/language", {"language": "de"}).status_code == 401
