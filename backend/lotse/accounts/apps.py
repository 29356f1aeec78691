"""Registration of the app with Django."""

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class AccountsConfig(AppConfig):
    """Users, roles, activation cards, devices and sign-in."""

    name = "lotse.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget every day what is no longer needed."""
        from lotse.accounts.services.forgetting import forget_old
        from lotse.core.periodic import register_periodic

        kept = timedelta(days=settings.LOTSE_KEEP_DAYS)
        register_periodic(
            "accounts.forget_old", every=timedelta(days=1), run=lambda now: forget_old(older_than=kept, now=now)
        )
