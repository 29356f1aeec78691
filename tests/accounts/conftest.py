"""The cast as accounts know it, with cards, phones and passwords."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from lotse.accounts.models import User
from lotse.accounts.services import IssuedCard, issue_card, set_second_factor
from tests.accounts.browser import Browser
from tests.people import Cast, make_cast

PIN = "481509"
PASSWORD = "drei rote Dächer im Regen"
APP_KEY = "3132333435363738393031323334353637383930"


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests."""
    return make_cast()


@pytest.fixture
def new_card(cast: Cast) -> Callable[[User], IssuedCard]:
    """Prints a card."""
    return lambda user: issue_card(resident_user=user, issued_by=cast.roth.user, now=timezone.now())


@pytest.fixture
def aminas_phone(cast: Cast, new_card: Callable[[User], IssuedCard]) -> Browser:
    """Amina came in with her card and chose a PIN."""
    return phone_of(cast.amina.user, new_card)


@pytest.fixture
def frau_weber(cast: Cast) -> User:
    """Frau Weber has a password and the app."""
    return staff_with_app(cast.weber.user)


def phone_of(user: User, new_card: Callable[[User], IssuedCard], address: str = "192.0.2.10") -> Browser:
    """A phone on which the person came in with a fresh card."""
    phone = Browser(address)
    card = new_card(user)
    known = {"secret": card.secret, "present_pin": PIN, "language": "ar"}
    answer = phone.post("/activation", known if card.needs_pin else card_body(card))
    assert answer.status_code == 201, answer.content
    return phone


def card_body(card: IssuedCard, **changes: str | None) -> dict[str, str | None]:
    """What the app sends for a scanned card."""
    return {"secret": card.secret, "pin": PIN, "pin_kind": "digits", "language": "ar"} | changes


def staff_with_app(user: User) -> User:
    """The staff member with the tests' password and authenticator app."""
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    set_second_factor(user=user, key=APP_KEY)
    return user
