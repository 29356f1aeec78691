"""The same house served by Django's own ASGI handler: the yardstick.

Its threads do not stay, so on PostgreSQL it gets what serves it best: a connection pool.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotse.config.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402

database = settings.DATABASES["default"]
if database["ENGINE"].endswith("postgresql"):
    database["CONN_MAX_AGE"] = 0
    database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 20, "timeout": 5}

from django.core.handlers.asgi import ASGIHandler  # noqa: E402 - needs the apps

application = ASGIHandler()
