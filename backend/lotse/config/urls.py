"""The map of URLs."""

from django.urls import URLPattern, URLResolver, path

from lotse.config.api import api

urlpatterns: list[URLPattern | URLResolver] = [path("api/", api.urls)]
