"""The page one begins the demonstration on; it belongs in the map of URLs only where LOTSE_DEMO is set."""

from django.urls import URLPattern, path

from lotse.demo.views import page, style_sheet

urlpatterns: list[URLPattern] = [
    path("demo/", page, name="demo"),
    path("demo/demo.css", style_sheet, name="demo-style"),
]
