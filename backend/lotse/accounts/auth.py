"""Who may call an endpoint: classes for `auth=` of the API, each with the CSRF check on writes.

`request.auth` is the Viewer. Usage: `@router.get("/slots", auth=resident_only)`.
"""

from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf

from lotse.accounts import cookies
from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer, viewer_by_token
from lotse.accounts.services.pin import DeviceEnded
from lotse.core.errors import CsrfFailed, DomainError, NotAllowed, NotSignedIn

NOT_LOOKED_UP: Final = object()
VIEWER_KEY = "lotse.viewer"


class DeviceLocked(DomainError):
    """The PIN is wanted first."""

    code = "device_locked"
    status = 401
    sentence = _("Bitte geben Sie zuerst Ihre PIN ein.")


class ViewerRequest(HttpRequest):
    """A request that passed one of the classes below (for annotations only)."""

    auth: Viewer


def viewer_of(request: HttpRequest) -> Viewer | None:
    """The viewer of this request, or None; looked up once, with one query, and none without a cookie."""
    viewer: Viewer | None = request.META.get(VIEWER_KEY, NOT_LOOKED_UP)
    if viewer is NOT_LOOKED_UP:
        viewer = viewer_of_cookies(request.COOKIES, timezone.now())
        request.META[VIEWER_KEY] = viewer
    return viewer


def viewer_of_cookies(jar: dict[str, str], now: datetime) -> Viewer | None:
    """The viewer behind these cookies; sockets use it too."""
    token = jar.get(cookies.DEVICE)
    if not token:
        return None
    return viewer_by_token(token, unlocking=cookies.read_unlocking(jar, now), now=now)


class Anyone(APIKeyCookie):
    """Everybody, signed in or not. Writes need the CSRF token all the same."""

    param_name = cookies.DEVICE

    def __call__(self, request: HttpRequest) -> Any:
        """Check where a write comes from, then who asks."""
        # Django looks at safe methods only to let them pass: saves making a middleware for each read.
        if request.method not in ("GET", "HEAD", "OPTIONS") and check_csrf(request) is not None:
            raise CsrfFailed
        return self.authenticate(request, None)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """True: nobody is asked who they are."""
        return True


class SignedIn(Anyone):
    """People who are signed in, with one of the given roles if there are any."""

    def __init__(self, *roles: Role, locked_too: bool = False) -> None:
        self.roles = frozenset(roles)
        self.locked_too = locked_too
        super().__init__()

    def authenticate(self, request: HttpRequest, key: str | None) -> Viewer:
        """The viewer. Raises NotSignedIn, DeviceLocked, NotAllowed."""
        viewer = viewer_of(request)
        if viewer is None:
            raise self.nobody(request)
        if viewer.is_locked and not self.locked_too:
            raise DeviceLocked
        if self.roles and viewer.role not in self.roles:
            raise NotAllowed
        return viewer

    def nobody(self, request: HttpRequest) -> DomainError:
        """The refusal when there is no viewer."""
        return NotSignedIn()


class HasDevice(SignedIn):
    """A resident at the PIN pad. A device that was ended in the meantime is told so: only a new card helps."""

    def nobody(self, request: HttpRequest) -> DomainError:
        """DeviceEnded if the browser still holds a token."""
        return DeviceEnded() if cookies.DEVICE in request.COOKIES else NotSignedIn()


anyone = Anyone()
signed_in = SignedIn()
resident_only = SignedIn(Role.RESIDENT)
staff_only = SignedIn(Role.SOCIAL_WORKER, Role.ACCOMMODATION_STAFF, Role.DISTRICT_OFFICE)
social_worker_only = SignedIn(Role.SOCIAL_WORKER)
accommodation_staff_only = SignedIn(Role.ACCOMMODATION_STAFF)
district_office_only = SignedIn(Role.DISTRICT_OFFICE)
card_issuer = SignedIn(Role.SOCIAL_WORKER, Role.ACCOMMODATION_STAFF)
resident_at_the_lock = HasDevice(Role.RESIDENT, locked_too=True)
