"""Registration of the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, activation cards, devices and sign-in."""

    name = "lotse.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
