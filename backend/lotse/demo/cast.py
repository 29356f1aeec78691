"""The people one signs in as: two residents with a card, four members of staff with a password and an app."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django_otp.oath import totp

from lotse.accounts.models import SecondFactor, User
from lotse.accounts.services import issue_card, set_second_factor

STAFF = ("weber", "kaya", "roth", "lang")
RESIDENTS = ("Haddad", "Kovalenko")
PASSWORD = "lotse-demo"  # noqa: S105 – everybody who opens the demonstration is told it


@dataclass(frozen=True, kw_only=True)
class StaffSignIn:
    """What a member of staff types; `code` is the app's code that the server takes now."""

    name: str
    title: str
    username: str
    password: str
    code: str


@dataclass(frozen=True, kw_only=True)
class ResidentCard:
    """A fresh card of a resident: its link ends in the secret, the code can be typed instead."""

    name: str
    link: str
    code: str


def hand_out_apps() -> None:
    """Give each of the staff an authenticator app with a secret of its own."""
    for user in User.objects.filter(username__in=STAFF).order_by("pk"):
        set_second_factor(user=user, key=secrets.token_hex(20))


def staff_sign_ins(now: datetime) -> list[StaffSignIn]:
    """The sign-ins of the staff, in the order of the cast."""
    factors = SecondFactor.objects.filter(user__username__in=STAFF).select_related("user__staff_member")
    by_name = {factor.user.username: factor for factor in factors}
    return [
        StaffSignIn(
            name=factor.user.call_me,
            title=factor.user.staff_member.title,
            username=username,
            password=PASSWORD,
            code=code_now(factor, now),
        )
        for username in STAFF
        if (factor := by_name.get(username))
    ]


def code_now(factor: SecondFactor, now: datetime) -> str:
    """The present six digits, or the next if these were used already: the server takes no code twice."""
    step = int(now.timestamp() - factor.t0) // factor.step
    ahead = min(max(factor.last_t + 1 - step, 0), factor.tolerance)
    code = totp(factor.bin_key, step=factor.step, t0=factor.t0, digits=factor.digits, drift=factor.drift + ahead)
    return f"{code:0{factor.digits}d}"


def fresh_card(family_name: str, *, origin: str, now: datetime) -> ResidentCard:
    """A new card for one of the residents; an earlier unused one stops working."""
    user = User.objects.select_related("resident").get(
        resident__household__label=family_name, resident__family_name=family_name, call_me__in=("Amina", "Dmytro")
    )
    card = issue_card(resident_user=user, issued_by=None, now=now)
    link = f"{origin}/{user.language}/card#{card.secret}"
    return ResidentCard(name=user.resident.full_name, link=link, code=card.code)
