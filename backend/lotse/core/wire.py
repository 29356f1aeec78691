"""How the house writes JSON, to requests and to sockets alike."""

from typing import Any

import orjson
from django.utils.functional import Promise

WRITING = orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS


def write_json(data: Any) -> bytes:
    """The bytes of an answer: times as 2026-11-25T09:30:00Z, ids as text, lazy sentences in the active language."""
    return orjson.dumps(data, default=_sentence, option=WRITING)


def _sentence(value: object) -> str:
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(type(value).__name__)
