"""Registration of the composition root with Django (its management commands)."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, URLs, the API and the ASGI entry."""

    name = "lotse.config"
    label = "config"
