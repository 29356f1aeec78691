"""Users, activation cards, the devices people are signed in on, and counted failures."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice


class Role(models.TextChoices):
    """What a person is to the house. Integration managers are social workers; the team's phase tells them apart."""

    RESIDENT = "resident", _("Bewohner/in")
    SOCIAL_WORKER = "social_worker", _("Sozialarbeiter/in")
    ACCOMMODATION_STAFF = "accommodation_staff", _("Unterkunftsverwaltung")
    DISTRICT_OFFICE = "district_office", _("Landratsamt")


class PinKind(models.TextChoices):
    """How a resident's PIN is entered: six digits, or four of twelve pictures."""

    DIGITS = "digits", _("Sechs Ziffern")
    PICTURES = "pictures", _("Vier Bilder")


class EndReason(models.TextChoices):
    """Why a device is no longer signed in."""

    LOGGED_OUT = "logged_out", _("Abgemeldet")
    ENDED_BY_OWNER = "ended_by_owner", _("Von einem anderen Gerät beendet")
    RELINKED = "relinked", _("Neues Gerät verbunden")
    PIN_FAILURES = "pin_failures", _("Zu viele falsche PINs")
    REPLACED = "replaced", _("Ein anderer Mensch hat sich auf diesem Gerät angemeldet")
    RESET = "reset", _("Von der Verwaltung beendet")


class User(AbstractBaseUser):
    """A person who signs in. Residents have no user name and no e-mail: a card and a PIN bring them in.

    `password` is a staff member's password or a resident's PIN, both as argon2 hashes.
    """

    last_login = None  # nobody needs to know when a person was last here

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.CharField(max_length=20, choices=Role.choices)
    username = models.CharField(max_length=60, unique=True, null=True, blank=True)
    call_me = models.CharField(max_length=80)
    language = models.CharField(max_length=3, default="de")
    pin_kind = models.CharField(max_length=8, choices=PinKind.choices, blank=True)
    password_is_initial = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(name="user_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="user_name_is_for_staff",
                condition=Q(role="resident", username__isnull=True) | (~Q(role="resident") & Q(username__isnull=False)),
            ),
            models.CheckConstraint(name="user_pin_is_for_residents", condition=Q(role="resident") | Q(pin_kind="")),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_resident(self) -> bool:
        """Whether this person comes in with a card and a PIN."""
        return self.role == Role.RESIDENT


class Device(models.Model):
    """One browser on one phone or computer where a person is signed in: the session.

    Only the hash of its token is stored. `last_used_on` is a day, shown to the owner alone. `times_locked` tells an
    unlocking from those before the last lock: cookie and sockets carry the number, and are worth nothing with another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    last_used_on = models.DateField()
    expires_at = models.DateTimeField()
    pin_failures = models.PositiveSmallIntegerField(default=0)
    pin_blocked_until = models.DateTimeField(null=True, blank=True)
    times_locked = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="device_end_has_a_reason",
                condition=Q(ended_at__isnull=True, ended_reason="") | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def is_live(self, now: datetime) -> bool:
        """Whether the device is still signed in."""
        return self.ended_at is None and self.expires_at > now


class ActivationCard(models.Model):
    """The printed card that signs a resident's phone in, once. Secret and code are stored as keyed hashes.

    `sets_pin`: it lets the person choose a new PIN; any other card asks who has a PIN for it. `chose_pin`: the PIN was
    chosen with it, by whoever held it then. `wrong_pins` counts the wrong ones given with this card.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    sets_pin = models.BooleanField(default=False)
    chose_pin = models.BooleanField(default=False)
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    device = models.OneToOneField(Device, on_delete=models.SET_NULL, null=True, blank=True, related_name="card")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="card_one_live_per_resident",
                fields=["user"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="card_used_or_revoked_not_both", condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Attempt(models.Model):
    """Failures counted under one key (an address, a user name, a known computer), which is stored as a keyed hash."""

    key_hash = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    window_starts_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.failures}"


class SecondFactor(TOTPDevice):  # type: ignore[misc]  # the library has no types
    """A staff member's authenticator app, with the library's check and its protection against replayed codes.

    The library's own throttle is off: it counts on this row, so whoever has the password could lock the owner out for
    days. Failures are counted per known computer and for all unknown ones together instead (services.throttle).
    """

    class Meta:
        proxy = True

    def get_throttle_factor(self) -> int:
        """No throttling on this row."""
        return 0

    def set_last_used_timestamp(self, commit: bool = True) -> None:
        """Nothing: when somebody was last here is not kept."""
