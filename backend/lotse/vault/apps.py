"""Registration of the app with Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Master keys, sealed values, and the proof that keys and database belong together."""

    name = "lotse.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rotate the proof of the keys with everything else."""
        from lotse.vault.models import Canary
        from lotse.vault.registry import SealedColumn, register
        from lotse.vault.services import CANARY

        register(SealedColumn(Canary, "sealed", lambda _pk: CANARY))
