"""Staff sign in, second step: the code from the authenticator app, which is set up the first time."""

import functools
import uuid
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_otp.oath import hotp

from lotse.accounts.models import Device, SecondFactor, User
from lotse.accounts.rules import STAFF_DEVICE_LIFE, local_day
from lotse.accounts.services.activation import SignedInDevice
from lotse.accounts.services.devices import end_replaced_device
from lotse.accounts.services.staff import QUARTER, SignInStep, password_mark
from lotse.accounts.services.throttle import Limit, count_attempt, forget_attempts
from lotse.accounts.tokens import device_id_of_step, device_token, latin_digits, token_hash
from lotse.core.errors import DomainError

# Whoever gets here has the password. Five codes in a quarter of an hour leave a guesser a chance of one in 700 a day;
# the owner's known computers have budgets of their own and are not locked out by it.
KNOWN_COMPUTER = Limit(purpose="code known", failures=5, window=QUARTER)
STRANGERS = Limit(purpose="code strange", failures=5, window=QUARTER)


class CodeWrong(DomainError):
    """Not the code the app shows now, or one that was used already."""

    code = "code_wrong"
    status = 403
    sentence = _("Der Code ist falsch. Bitte nehmen Sie den Code, den die App jetzt zeigt.")


class StepExpired(DomainError):
    """The first step is missing, too old, or overtaken by a change of password or app."""

    code = "step_expired"
    status = 403
    sentence = _("Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.")


class PasswordNeeded(DomainError):
    """The initial password was for one time: a new one comes with the code."""

    code = "password_needed"
    status = 422
    sentence = _("Bitte wählen Sie ein neues Passwort.")


class PasswordTooSimple(DomainError):
    """Too short, too common, or like the user name."""

    code = "password_too_simple"
    status = 422
    sentence = _("Dieses Passwort ist zu einfach. Ein gutes Passwort hat mindestens 12 Zeichen.")


def complete_sign_in(
    *,
    step: SignInStep,
    code: str,
    new_password: str,
    label: str,
    mark: str | None,
    replaces: uuid.UUID | None,
    now: datetime,
) -> SignedInDevice:
    """Check the code and sign this browser in for a working day; the first time, keep the new app.

    `mark` is this computer's, if the person signed in on it before. Sent twice, the second answer is the same as the
    first: same device, same token. Raises CodeWrong, StepExpired, PasswordNeeded, PasswordTooSimple, TooManyAttempts.
    """
    code = latin_digits(code).replace(" ", "")
    password = _hash_new_password(step, new_password)
    count = count_attempt(
        KNOWN_COMPUTER if mark else STRANGERS, f"{step.user_id}\0{mark}" if mark else step.user_id, now=now
    )
    count.check(now)
    try:
        device = _sign_in(step=step, code=code, password=password, label=label, replaces=replaces, now=now)
    except (CodeWrong, StepExpired):
        before = _device_of(step, code, now)
        if before is None:
            raise
        device = before
    forget_attempts(count)
    return SignedInDevice(user=device.user, device=device, token=device_token(device.id, step.nonce))


@transaction.atomic
def set_second_factor(*, user: User, key: str) -> None:
    """Give a staff member an authenticator app with this secret (40 hexadecimal digits), in place of any other."""
    SecondFactor.objects.filter(user=user).delete()
    SecondFactor.objects.create(user=user, name="app", key=key, confirmed=True)


@transaction.atomic
def _sign_in(
    *, step: SignInStep, code: str, password: str | None, label: str, replaces: uuid.UUID | None, now: datetime
) -> Device:
    user = User.objects.select_for_update(no_key=True).filter(pk=step.user_id, is_active=True).first()
    if user is None or password_mark(user) != step.password_mark:
        raise StepExpired
    # A wrong code raises, and with it goes the row of an app that was never set up.
    if len(code) != 6 or not code.isdecimal() or not _factor(user, step).verify_token(code):
        raise CodeWrong
    device_id = device_id_of_step(step.nonce)
    before = Device.objects.filter(pk=device_id, user=user).first()
    if before is not None:
        # The answer got lost and the person typed the next code.
        if not before.is_live(now):
            raise StepExpired
        return before
    if password is not None:
        user.password, user.password_is_initial = password, False
        user.save(update_fields=["password", "password_is_initial"])
    end_replaced_device(replaces, owner=user, now=now)
    return Device.objects.create(
        id=device_id,
        user=user,
        token_hash=token_hash(device_token(device_id, step.nonce)),
        label=label,
        created_at=now,
        last_used_on=local_day(now),
        expires_at=now + STAFF_DEVICE_LIFE,
    )


def _factor(user: User, step: SignInStep) -> Any:
    factor = SecondFactor.objects.select_for_update().filter(user=user, confirmed=True).first()
    if (factor is None) != (step.kind == "enrol"):
        raise StepExpired
    return factor or SecondFactor(user=user, name="app", key=step.key, confirmed=True)


def _device_of(step: SignInStep, code: str, now: datetime) -> Device | None:
    """The device this step led to already, if it was with the same code."""
    device = (
        Device.objects.select_related("user")
        .filter(pk=device_id_of_step(step.nonce), user=uuid.UUID(step.user_id))
        .first()
    )
    factor = SecondFactor.objects.filter(user=step.user_id, confirmed=True).first()
    if device is None or str(device.user_id) != step.user_id or factor is None or not device.is_live(now):
        return None
    same = code == f"{hotp(factor.bin_key, factor.last_t, digits=factor.digits):06d}"
    return device if same else None


def _hash_new_password(step: SignInStep, new_password: str) -> str | None:
    user = User.objects.filter(pk=step.user_id).first()
    if user is None or not user.password_is_initial:
        return None
    if not new_password:
        raise PasswordNeeded
    if user.check_password(new_password):
        raise PasswordTooSimple
    try:
        validate_password(new_password, user, password_validators=_password_rules())
    except ValidationError as error:
        raise PasswordTooSimple from error
    return make_password(new_password)


@functools.cache
def _password_rules() -> list[Any]:
    return [
        MinimumLengthValidator(min_length=12),
        CommonPasswordValidator(),
        UserAttributeSimilarityValidator(user_attributes=("username", "call_me")),
    ]
