"""Use cases of accounts. Each public function is one; import them from here."""

from lotse.accounts.services.activation import SignedInDevice, activate, check_card
from lotse.accounts.services.cards import IssuedCard, issue_card, revoke_cards
from lotse.accounts.services.devices import end_access, end_device, lock, log_out, reset_access
from lotse.accounts.services.people import change_language, create_resident_user, create_staff_user, reset_staff_user
from lotse.accounts.services.pin import unlock
from lotse.accounts.services.second_factor import complete_sign_in, set_second_factor
from lotse.accounts.services.staff import BegunSignIn, SignInStep, begin_sign_in

__all__ = [
    "BegunSignIn",
    "IssuedCard",
    "SignInStep",
    "SignedInDevice",
    "activate",
    "begin_sign_in",
    "change_language",
    "check_card",
    "complete_sign_in",
    "create_resident_user",
    "create_staff_user",
    "end_access",
    "end_device",
    "issue_card",
    "lock",
    "log_out",
    "reset_access",
    "reset_staff_user",
    "revoke_cards",
    "set_second_factor",
    "unlock",
]
