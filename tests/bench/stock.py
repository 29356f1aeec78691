"""The same house served by Django's own ASGI handler: the yardstick.

Its threads do not stay, so on PostgreSQL each request opens a connection, as Django does it without a pool.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotse.config.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402

database = settings.DATABASES["default"]
if database["ENGINE"].endswith("postgresql"):
    database["CONN_MAX_AGE"] = 0

from django.core.handlers.asgi import ASGIHandler  # noqa: E402 - needs the apps

application = ASGIHandler()
