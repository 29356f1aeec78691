"""A fresh master key."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lotse.vault.keyring import BadKeyFile, append_key


class Command(BaseCommand):
    help = "Add a fresh master key to the key file; it seals everything new from now on. Then run rotate_keys."

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(settings.LOTSE_KEYS_FILE)
        try:
            kid = append_key(file)
        except BadKeyFile as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{file}: {kid} is the current key. Copy the file to every host, and to a safe place.")
