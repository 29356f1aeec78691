"""The same house served by Django's own ASGI handler: the yardstick."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotse.config.settings")
django.setup(set_prefix=False)

from django.core.handlers.asgi import ASGIHandler  # noqa: E402 - needs the apps

application = ASGIHandler()
