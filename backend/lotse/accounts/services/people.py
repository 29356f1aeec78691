"""Making and changing the people who sign in."""

import secrets
import unicodedata
import uuid
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from lotse.accounts.models import Device, EndReason, Role, SecondFactor, User
from lotse.accounts.services.devices import end_devices
from lotse.accounts.tokens import CROCKFORD
from lotse.core.errors import DomainError, NotFound


class UserNameTaken(DomainError):
    """Another staff member has this user name."""

    code = "username_taken"
    status = 409
    sentence = _("Diesen Benutzernamen gibt es schon.")


@transaction.atomic
def create_resident_user(*, call_me: str, language: str, now: datetime) -> User:
    """A resident who can be given a card. No password until the person sets a PIN."""
    return User.objects.create(
        role=Role.RESIDENT, call_me=call_me, language=language, password=make_password(None), created_at=now
    )


@transaction.atomic
def create_staff_user(
    *,
    username: str,
    role: Role,
    call_me: str,
    language: str,
    password: str,
    password_is_initial: bool,
    now: datetime,
) -> User:
    """A staff member. An initial password must be replaced at the first sign-in. Raises UserNameTaken."""
    try:
        with transaction.atomic():
            return User.objects.create(
                role=role,
                username=normal_username(username),
                call_me=call_me,
                language=language,
                password=make_password(password),
                password_is_initial=password_is_initial,
                created_at=now,
            )
    except IntegrityError as error:
        if User.objects.filter(username=normal_username(username)).exists():
            raise UserNameTaken from error
        raise


@transaction.atomic
def reset_staff_user(*, username: str, password: str, now: datetime) -> User:
    """A new initial password, a new second factor at the next sign-in, all devices signed out. Raises NotFound."""
    user = User.objects.select_for_update(no_key=True).filter(username=normal_username(username)).first()
    if user is None:
        raise NotFound
    user.password, user.password_is_initial = make_password(password), True
    user.save(update_fields=["password", "password_is_initial"])
    SecondFactor.objects.filter(user=user).delete()
    end_devices(Device.objects.filter(user=user), reason=EndReason.RESET, now=now)
    return user


@transaction.atomic
def change_language(*, user_id: uuid.UUID, language: str) -> None:
    """The language the person wants to be spoken to in, on every device and in pushes."""
    User.objects.filter(pk=user_id).update(language=language)


def normal_username(typed: str) -> str:
    """The one spelling of a user name: small letters, no spaces round it."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def one_time_password() -> str:
    """A password to hand over, to be replaced at the first sign-in: 80 bits in four groups without look-alikes."""
    return "-".join("".join(secrets.choice(CROCKFORD) for _sign in range(4)) for _group in range(4))
