"""The people one signs in as: two residents with a card, four members of staff with a password and an app."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django_otp.oath import TOTP

from lotse.accounts.models import SecondFactor, User
from lotse.accounts.services import issue_card, set_second_factor
from lotse.directory.card_sheet import card_link
from lotse.directory.models import Assignment, Resident

STAFF = ("weber", "kaya", "roth", "lang")
RESIDENTS = {"amina": ("Amina", "Haddad"), "dmytro": ("Dmytro", "Kovalenko")}
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
    clock = TOTP(factor.bin_key, factor.step, factor.t0, factor.digits, factor.drift)
    clock.time = now.timestamp()
    clock.drift += min(max(factor.last_t + 1 - clock.t(), 0), factor.tolerance)
    return f"{clock.token():0{factor.digits}d}"


def fresh_card(who: str, *, origin: str, now: datetime) -> ResidentCard | None:
    """A new card for "amina" or "dmytro"; an earlier unused one stops working. None where there is no such person."""
    given_name, family_name = RESIDENTS[who]
    resident = Resident.objects.select_related("user").filter(given_name=given_name, family_name=family_name).first()
    if resident is None:
        return None
    # As from her worker: whoever tries the demonstration next chooses a PIN, not knowing that of the one before.
    assignment = Assignment.objects.select_related("worker__user").filter(resident=resident, ends_on=None).first()
    issuer = assignment.worker.user if assignment else None
    card = issue_card(resident_user=resident.user, issued_by=issuer, now=now)
    link = card_link(origin=origin, language=resident.user.language, secret=card.secret)
    return ResidentCard(name=resident.full_name, link=link, code=card.code)
