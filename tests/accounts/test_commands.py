"""An operator makes and helps staff from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lotse.accounts.models import SecondFactor, User
from tests.accounts.browser import Browser
from tests.accounts.test_staff_sign_in import begin, sign_in


def _printed_password(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue().split()[-1]


def test_who_lost_the_phone_starts_again_with_a_new_password_and_app(frau_weber: User) -> None:
    computer = Browser()
    sign_in(computer)
    password = _printed_password("reset_staff", "weber")
    assert computer.state() == "signed_out"
    assert SecondFactor.objects.count() == 0
    assert begin(Browser()).status_code == 403
    assert begin(Browser(), password).json()["step"] == "enrol"


def test_nobody_unknown_is_reset(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("reset_staff", "niemand")
