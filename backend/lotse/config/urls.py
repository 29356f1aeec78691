"""The map of URLs: the API, the health of the house, the demo's page, and the app for all the rest."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path, re_path

from lotse.config.api import api
from lotse.config.health import healthz
from lotse.config.shell import app
from lotse.demo.urls import urlpatterns as demo_pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    path("healthz", healthz),
    *(demo_pages if settings.LOTSE_DEMO else []),
    re_path(r"^(?!api/)(?P<path>.*)$", app),
]
handler404 = "lotse.config.last_words.not_found"
handler500 = "lotse.config.last_words.unexpected"
handler400 = "lotse.config.last_words.bad_request"
