"""The API: one NinjaAPI, the routers of the apps, and what is common to all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from lotse.accounts import api as accounts
from lotse.accounts.queries import Viewer
from lotse.appointments import api as appointments
from lotse.config import bootstrap, refusals
from lotse.config.wire import JsonParser, JsonRenderer
from lotse.core.errors import all_errors
from lotse.core.languages import BY_CODE
from lotse.delivery import api as delivery
from lotse.directory import api as directory
from lotse.events import api as events
from lotse.messaging import api as messaging

ERROR_SCHEMA = "ErrorOut"


class LotseAPI(NinjaAPI):
    """NinjaAPI whose schema names operations as the handlers are named, and every error code there is."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The handler's own name: stable, and what the typed client calls."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        """The schema with the one shape of all refusals as default answer."""
        schema = super().get_openapi_schema(**where)
        schema["components"].setdefault("schemas", {})[ERROR_SCHEMA] = error_schema()
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{ERROR_SCHEMA}"}}}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"].setdefault("default", {"description": "A refusal.", "content": content})
        return schema


def error_schema() -> dict[str, Any]:
    """The JSON schema of a refusal; its codes are those of all domain errors."""
    codes = sorted({kind.code for kind in all_errors()})
    field = {
        "type": "object",
        "required": ["field", "message"],
        "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    }
    return {
        "title": ERROR_SCHEMA,
        "description": "A refusal: a code for machines and a sentence for people; some carry more that helps.",
        "type": "object",
        "required": ["code", "message"],
        "properties": {
            "code": {"type": "string", "enum": codes},
            "message": {"type": "string"},
            "fields": {"type": "array", "items": field},
            "retry_after": {"type": "integer"},
        },
        "additionalProperties": True,
    }


def in_the_viewers_language(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Speak the viewer's language where the request did not name one of ours; the middleware switches back."""

    @wraps(handler)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        viewer = getattr(request, "auth", None)
        if isinstance(viewer, Viewer) and request.META.get("HTTP_ACCEPT_LANGUAGE", "") not in BY_CODE:
            translation.activate(viewer.language)
        return handler(request, *args, **kwargs)

    return run


api = LotseAPI(
    title="Lotse", version="1", docs_url=None, openapi_url=None, renderer=JsonRenderer(), parser=JsonParser()
)
api.add_decorator(in_the_viewers_language, mode="view")
refusals.install(api)
for room in (bootstrap, accounts, directory, appointments, messaging, events, delivery):
    api.add_router("", room.router)
