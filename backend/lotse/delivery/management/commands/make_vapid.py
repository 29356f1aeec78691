"""A key that signs our pushes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lotse.vault.keyring import BadKeyFile, append_key


class Command(BaseCommand):
    """`manage.py make_vapid`: the new key is the current one; phones subscribed with an older one keep theirs."""

    help = "Adds a key to LOTSE_VAPID_FILE (made if it is not there, readable by its owner only)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kid = append_key(settings.LOTSE_VAPID_FILE)
        except BadKeyFile as error:
            raise CommandError(f"LOTSE_VAPID_FILE: {error}") from error
        self.stdout.write(f"{kid} signs pushes from now on: {settings.LOTSE_VAPID_FILE}")
