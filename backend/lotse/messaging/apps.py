"""Registration of the app with Django."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Conversations, messages and their files."""

    name = "lotse.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the keys of conversations be rotated."""
        from lotse.messaging.models import Conversation
        from lotse.messaging.sealing import data_key_identity
        from lotse.vault.registry import SealedColumn, register

        register(SealedColumn(Conversation, "data_key", data_key_identity))
