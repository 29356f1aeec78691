"""Who brings a file, told by cookie and CSRF header alone, before a byte of it is taken."""

from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from lotse.accounts.queries import Viewer
from lotse.core.errors import DomainError
from lotse.messaging.api.parts import in_conversation


def uploader(request: HttpRequest) -> UUID | None:
    """The device of somebody who may write in conversations at all; None for anybody else. One query at most."""
    try:
        viewer: Viewer = in_conversation(request)
    except (DomainError, OperationalError, InterfaceError):
        return None
    return viewer.device_id
