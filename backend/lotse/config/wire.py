"""How the API reads and writes JSON."""

from typing import Any

import orjson
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from lotse.core.errors import InvalidInput, MalformedBody
from lotse.core.wire import write_json

NUL = "\x00"  # PostgreSQL cannot store it, and nobody means it


class JsonRenderer(BaseRenderer):
    """Answers of the API."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """The body of an answer."""
        return write_json(data)


class JsonParser(Parser):
    """Requests to the API. Refuses what no field can hold, before any handler sees it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body of a request, sent as JSON: pages of others can send forms. Raises MalformedBody."""
        if request.content_type != "application/json":
            raise MalformedBody
        body = request.body
        if b"\\u0000" in body:
            raise MalformedBody
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError:
            raise MalformedBody from None

    def parse_querydict(self, data: MultiValueDict[str, str], list_fields: list[str], request: HttpRequest) -> Any:
        """The parameters of an address. Raises InvalidInput."""
        if any(NUL in value for values in data.lists() for value in values[1]):
            raise InvalidInput
        return super().parse_querydict(data, list_fields, request)
