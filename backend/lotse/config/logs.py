"""Log lines as JSON fields with nothing personal in them: no bodies, no query strings, no words of exceptions."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict

FRAMES = 15
ROOT = str(Path(__file__).resolve().parents[2]) + "/"


def exception_without_words(logger: object, method: str, line: EventDict) -> EventDict:
    """Replace an exception by its classes and its places in the code; its message may quote what a person wrote."""
    given = line.pop("exc_info", None)
    line.pop("exception", None)
    line.pop("stack", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        line["error"] = [type(one).__name__ for one in _chain(error)]
        line["places"] = _places(error.__traceback__)
    return line


def path_without_query(logger: object, method: str, line: EventDict) -> EventDict:
    """Cut what follows a question mark in the line's own sentence: servers log whole addresses."""
    event = line.get("event")
    if isinstance(event, str) and "?" in event:
        line["event"] = event.split("?", 1)[0]
    return line


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{frame.filename.removeprefix(ROOT)}:{frame.lineno} {frame.name}" for frame in frames]


PROCESSORS: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    exception_without_words,
    path_without_query,
]


def logging_settings() -> dict[str, Any]:
    """Django's LOGGING: every line, ours and the libraries', through the same processors to standard error."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": PROCESSORS,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            exception_without_words,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }
    silent = {"handlers": [], "level": "CRITICAL", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"fields": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "fields"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.security": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": True},
            "uvicorn": {"handlers": [], "level": "WARNING", "propagate": True},
            "uvicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
            "httpx": {"handlers": [], "level": "WARNING", "propagate": True},  # whole addresses, at every push
            "httpcore": {"handlers": [], "level": "WARNING", "propagate": True},
            "uvicorn.access": silent,  # whole addresses with their query strings
            "django.server": silent,
        },
    }


def configure_structlog() -> None:
    """Send structlog's own lines through the standard library, so that one formatter sees everything."""
    structlog.configure(
        processors=[*PROCESSORS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
