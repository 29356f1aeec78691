"""Endpoints of accounts: cards, PIN, devices, language, staff sign-in."""

import secrets
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils import timezone
from ninja import Router, Status

from lotse.accounts import cookies, queries, services
from lotse.accounts.auth import (
    ViewerRequest,
    anyone,
    resident_at_the_lock,
    resident_only,
    signed_in,
    viewer_of,
)
from lotse.accounts.models import Device
from lotse.accounts.qr import qr_svg
from lotse.accounts.queries import Viewer
from lotse.accounts.rules import RESIDENT_DEVICE_LIFE, STAFF_DEVICE_LIFE
from lotse.accounts.schemas import (
    ActivationIn,
    CardIn,
    CardOut,
    DeviceOut,
    LanguageBody,
    MadeCardOut,
    PinIn,
    SecondFactorIn,
    SignInIn,
    StepOut,
)
from lotse.accounts.services.second_factor import StepExpired
from lotse.core.shapes import Schema

router = Router(tags=["accounts"])


class Compose(Protocol):
    """Composes what a person sees first, out of every app. The composition root has it."""

    def __call__(self, request: HttpRequest, *, viewer: Viewer, now: datetime) -> Schema:
        """The bootstrap of this viewer."""


class Bootstrap:
    """The answer to every sign-in. It spans all apps, so the composition root brings it (`serve_bootstrap`)."""

    compose: Compose


def serve_bootstrap(*, schema: type[Schema], compose: Compose) -> None:
    """Add the endpoints that answer with the bootstrap. Called once, before the router is added to the API."""
    Bootstrap.compose = staticmethod(compose)
    both = {200: schema, 201: schema}
    router.add_api_operation("/activation", ["POST"], post_activation, auth=anyone, response=both)
    router.add_api_operation("/session/unlock", ["POST"], post_unlock, auth=resident_at_the_lock, response=schema)
    router.add_api_operation("/staff/second-factor", ["POST"], post_second_factor, auth=anyone, response=schema)


@router.post("/activation/check", auth=anyone, response=CardOut)
def post_activation_check(request: HttpRequest, body: CardIn) -> CardOut:
    """Whose card is this, and does it still open the door?"""
    now = timezone.now()
    card = services.check_card(secret=body.secret, code=body.code, address=_address(request), now=now)
    return CardOut.of(card, now)


def post_activation(request: HttpRequest, response: HttpResponse, body: ActivationIn) -> Status[Schema]:
    """Sign this phone in with a card. 200 instead of 201: the same card and PIN were here a moment ago."""
    now = timezone.now()
    signed = services.activate(
        secret=body.secret,
        code=body.code,
        pin=body.pin,
        pin_kind=body.pin_kind or "",
        present_pin=body.present_pin,
        language=body.language,
        label=body.device_label,
        address=_address(request),
        replaces=_device_before(request),
        now=now,
    )
    answer = _welcome(request, response, signed, life=RESIDENT_DEVICE_LIFE, now=now)
    cookies.set_unlock(response, _unlocking(signed.device), now)
    return Status(200 if signed.is_repeat else 201, answer)


def post_unlock(request: ViewerRequest, response: HttpResponse, body: PinIn) -> Schema:
    """Unlock this phone with the PIN."""
    now = timezone.now()
    device = services.unlock(device_id=request.auth.device_id, pin=body.pin, now=now)
    cookies.set_device(response, request.COOKIES[cookies.DEVICE], life=RESIDENT_DEVICE_LIFE)
    cookies.set_unlock(response, _unlocking(device), now)
    return Bootstrap.compose(request, viewer=replace(request.auth, is_locked=False), now=now)


@router.post("/session/lock", auth=resident_at_the_lock, response={204: None})
def post_lock(request: ViewerRequest, response: HttpResponse) -> Status[None]:
    """Ask for the PIN again on this phone."""
    services.lock(device_id=request.auth.device_id)
    cookies.lock(response)
    return Status(204, None)


@router.post("/session/logout", auth=anyone, response={204: None})
def post_logout(request: HttpRequest, response: HttpResponse) -> Status[None]:
    """Sign this device out. Works when it is locked, and again when it is out already."""
    device_id = _device_before(request)
    if device_id is not None:
        services.log_out(device_id=device_id, now=timezone.now())
    cookies.forget_device(response)
    return Status(204, None)


@router.get("/devices", auth=signed_in, response=list[DeviceOut])
def get_devices(request: ViewerRequest) -> list[DeviceOut]:
    """The devices on which the viewer is signed in."""
    viewer = request.auth
    return [DeviceOut.of(device, viewer.device_id) for device in queries.live_devices(viewer, timezone.now())]


@router.get("/cards", auth=resident_only, response=list[MadeCardOut])
def get_cards(request: ViewerRequest) -> list[MadeCardOut]:
    """The latest cards that were made for the viewer, newest first: nobody opens her account unseen."""
    return [MadeCardOut.of(made.card, made.ended_devices) for made in queries.made_cards(request.auth)]


@router.post("/devices/{device_id}/end", auth=signed_in, response={204: None})
def post_device_end(request: ViewerRequest, response: HttpResponse, device_id: uuid.UUID) -> Status[None]:
    """Sign out one of the viewer's own devices."""
    services.end_device(user_id=request.auth.user_id, device_id=device_id, now=timezone.now())
    if device_id == request.auth.device_id:
        cookies.forget_device(response)
    return Status(204, None)


@router.post("/language", auth=signed_in, response=LanguageBody)
def post_language(request: ViewerRequest, body: LanguageBody) -> LanguageBody:
    """Choose the language on every device and in pushes."""
    services.change_language(user_id=request.auth.user_id, language=body.language)
    return body


@router.post("/staff/sign-in", auth=anyone, response=StepOut)
def post_staff_sign_in(request: HttpRequest, response: HttpResponse, body: SignInIn) -> StepOut:
    """First step of staff: user name and password."""
    begun = services.begin_sign_in(
        username=body.username,
        password=body.password,
        address=_address(request),
        known=cookies.known_people(request.COOKIES),
        now=timezone.now(),
    )
    step = begun.step
    cookies.set_step(response, step.content())
    if step.kind == "code":
        return StepOut(step="code", choose_password=begun.user.password_is_initial)
    uri = step.otpauth_uri(begun.user.username or "")
    return StepOut(
        step="enrol",
        choose_password=begun.user.password_is_initial,
        otpauth_uri=uri,
        secret=step.base32_key,
        qr_svg=qr_svg(uri),
    )


def post_second_factor(request: HttpRequest, response: HttpResponse, body: SecondFactorIn) -> Schema:
    """Second step of staff: the code from the app."""
    now = timezone.now()
    content = cookies.read_step(request.COOKIES, now)
    if content is None:
        raise StepExpired
    step = services.SignInStep.read(content)
    mark = cookies.known_people(request.COOKIES).get(step.user_id)
    signed = services.complete_sign_in(
        step=step,
        code=body.code,
        new_password=body.new_password,
        label=body.device_label,
        mark=mark,
        replaces=_device_before(request),
        now=now,
    )
    cookies.set_known(response, request.COOKIES, signed.user.id, mark or secrets.token_urlsafe(16))
    return _welcome(request, response, signed, life=STAFF_DEVICE_LIFE, now=now)


def _welcome(
    request: HttpRequest, response: HttpResponse, signed: services.SignedInDevice, *, life: timedelta, now: datetime
) -> Schema:
    rotate_token(request)  # a token known before the sign-in is worth nothing after it
    cookies.set_device(response, signed.token, life=life)
    return Bootstrap.compose(request, viewer=Viewer.of(signed.device, signed.user), now=now)


def _device_before(request: HttpRequest) -> uuid.UUID | None:
    viewer = viewer_of(request)
    return viewer.device_id if viewer else None


def _unlocking(device: Device) -> cookies.Unlocking:
    return cookies.Unlocking(device.pk, device.times_locked)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
