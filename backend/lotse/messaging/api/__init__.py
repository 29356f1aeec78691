"""Endpoints of messaging."""

from ninja import Router

from lotse.messaging.api import attachments, conversations, messages, staff

router = Router(tags=["messaging"])
for part in (conversations, messages, attachments, staff):
    router.add_router("", part.router)
