"""A crowd that is signed in, for the bench of live delivery, as JSON: `python -m tests.bench.crowd COUNT PAIRS`."""

import json
import secrets
import sys
import uuid
from datetime import timedelta
from typing import Any

import django


def main(count: int, pairs: int) -> None:
    """Fill the empty database: `count` people who only listen, `pairs` who talk to their worker."""
    django.setup()
    from django.core.management import call_command

    from tests.faults.stage import people

    call_command("migrate", verbosity=0)
    print(json.dumps({**people(pairs, pairs), "crowd": crowd(count)}))


def crowd(count: int) -> list[dict[str, Any]]:
    """People without anything but a phone."""
    from django.utils import timezone

    from lotse.accounts import cookies
    from lotse.accounts.models import Device, User
    from lotse.accounts.tokens import token_hash

    now, told, devices = timezone.now(), [], []
    users = [
        User(id=uuid.uuid4(), role="resident", call_me=f"Nr. {number}", language="de", created_at=now)
        for number in range(count)
    ]
    for user in users:
        token, device_id = secrets.token_urlsafe(32), uuid.uuid4()
        words = {"created_at": now, "last_used_on": now.date(), "expires_at": now + timedelta(days=1)}
        devices.append(Device(id=device_id, user=user, token_hash=token_hash(token), **words))
        jar = {cookies.DEVICE: token, cookies.UNLOCK: cookies.unlock_value(cookies.Unlocking(device_id, 0), now)}
        told.append({"id": str(user.pk), "cookies": jar})
    User.objects.bulk_create(users, 500)
    Device.objects.bulk_create(devices, 500)
    return told


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
