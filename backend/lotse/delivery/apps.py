"""Registration of the app with Django."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """How events reach people."""

    name = "lotse.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"
