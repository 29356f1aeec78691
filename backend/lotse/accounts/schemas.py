"""What the endpoints of accounts take and answer."""

import uuid
from datetime import date, datetime
from typing import Annotated, Literal, Self, cast

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from lotse.accounts.models import ActivationCard, Device
from lotse.accounts.rules import needed_pin, was_just_used
from lotse.core.languages import LANGUAGES
from lotse.core.shapes import Schema

CODES = [language.code for language in LANGUAGES]


def _known_language(code: str) -> str:
    if code not in CODES:
        raise ValueError("unknown language")
    return code


LanguageCode = Annotated[
    str, StringConstraints(max_length=3), AfterValidator(_known_language), Field(json_schema_extra={"enum": CODES})
]
# No control characters: PostgreSQL refuses some of them, and none belongs into a name.
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=200)]
PinKindName = Literal["digits", "pictures"]


class CardIn(Schema):
    """A card: the secret from the QR code, or the code that was typed."""

    secret: Line | None = None
    code: Line | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Exactly one of the two."""
        if bool(self.secret) == bool(self.code):
            raise ValueError("either secret or code")
        return self


class ActivationIn(CardIn):
    """A card, the language, and the PIN: the one the person chose, or the one she has if the card asks for it."""

    pin: Line = ""
    pin_kind: PinKindName | None = None
    present_pin: Line = ""
    language: LanguageCode
    device_label: Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=60)] = ""

    @model_validator(mode="after")
    def some_pin(self) -> Self:
        """A new PIN with its kind, or the present one."""
        if not self.present_pin and not (self.pin and self.pin_kind):
            raise ValueError("either pin and pin_kind or present_pin")
        return self


class CardOut(Schema):
    """Whose card it is. `just_used`: it opened the door moments ago; the same PIN brings the same person in again.

    `needs_pin`: the PIN the person has is asked for, and of which kind; null: she chooses one.
    """

    call_me: str
    language: str
    pin_exists: bool
    needs_pin: PinKindName | None
    expires_at: datetime
    just_used: bool

    @classmethod
    def of(cls, card: ActivationCard, now: datetime) -> Self:
        """The card as its holder may see it."""
        return cls(
            call_me=card.user.call_me,
            language=card.user.language,
            pin_exists=bool(card.user.pin_kind),
            needs_pin=cast("PinKindName", needed_pin(card) or None),
            expires_at=card.expires_at,
            just_used=was_just_used(card, now),
        )


class PinIn(Schema):
    """A PIN: six digits, or four pictures like 03-11-07-01."""

    pin: Line


class DeviceOut(Schema):
    """One of the viewer's own devices."""

    id: uuid.UUID
    label: str
    created_at: datetime
    last_used_on: date
    is_this: bool

    @classmethod
    def of(cls, device: Device, this: uuid.UUID) -> Self:
        """The device as its owner sees it."""
        return cls(
            id=device.id,
            label=device.label,
            created_at=device.created_at,
            last_used_on=device.last_used_on,
            is_this=device.id == this,
        )


class MadeCardOut(Schema):
    """A card that was made for the viewer: by whom, and what came of it.

    `issuer` is empty when that person's account is gone. `device`: the label of the one it signed in, `chose_pin`: a
    PIN was chosen there. `ended_devices`: labels of the devices it signed out.
    """

    issued_at: datetime
    issuer_role: str
    issuer: str
    used_at: datetime | None
    device: str
    chose_pin: bool
    wrong_pins: int
    ended_devices: list[str]

    @classmethod
    def of(cls, card: ActivationCard, ended_devices: list[str]) -> Self:
        """The card as the person it was made for sees it."""
        return cls(
            issued_at=card.issued_at,
            issuer_role=card.issued_by.role if card.issued_by else "",
            issuer=card.issued_by.call_me if card.issued_by else "",
            used_at=card.used_at,
            device=card.device.label if card.device else "",
            chose_pin=card.chose_pin,
            wrong_pins=card.wrong_pins,
            ended_devices=ended_devices,
        )


class LanguageBody(Schema):
    """The language a person wants to be spoken to in."""

    language: LanguageCode


class SignInIn(Schema):
    """User name and password of a staff member."""

    username: Line
    password: Annotated[str, StringConstraints(max_length=200)]


class StepOut(Schema):
    """What comes next: a code from the app, or setting up the app with the QR code and then its first code.

    `choose_password`: the password was for one time, send a `new_password` with the code.
    """

    step: Literal["code", "enrol"]
    choose_password: bool
    otpauth_uri: str = ""
    secret: str = ""
    qr_svg: str = ""


class SecondFactorIn(Schema):
    """The code from the app; with an initial password also the new one."""

    code: Line
    new_password: Annotated[str, StringConstraints(max_length=200)] = ""
    device_label: Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=60)] = ""
