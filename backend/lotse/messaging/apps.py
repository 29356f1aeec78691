"""Registration of the app with Django."""

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


class MessagingConfig(AppConfig):
    """Conversations, messages and their files."""

    name = "lotse.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the keys of conversations be rotated, follow changes of care, and begin every new day."""
        from lotse.core.periodic import register_periodic
        from lotse.directory.services import at_care_change
        from lotse.messaging.checks import check_ffmpeg
        from lotse.messaging.models import Conversation
        from lotse.messaging.sealing import data_key_identity
        from lotse.messaging.services.care import begin_day, care_changed
        from lotse.messaging.services.retention import forget_loose_files, forget_messages
        from lotse.vault.registry import SealedColumn, register

        register(SealedColumn(Conversation, "data_key", data_key_identity))
        at_care_change(care_changed)
        checks.register(check_ffmpeg)
        register_periodic("messaging: a new day", every=timedelta(minutes=15), run=begin_day)
        register_periodic(
            "messaging: files without a message", every=timedelta(hours=1), run=lambda now: forget_loose_files(now=now)
        )
        kept = timedelta(days=settings.LOTSE_KEEP_MESSAGES_DAYS)
        register_periodic(
            "messaging: old messages",
            every=timedelta(hours=6),
            run=lambda now: forget_messages(older_than=kept, now=now),
        )
