"""Placeholders of a sentence: `{name}` in the app, `%(name)s` on the server."""

import re
from collections.abc import Sequence

PLACEHOLDER = re.compile(r"\{(\w+)\}|%\((\w+)\)[sd]")
# A counted sentence may say "one" in words.
COUNT = "count"


def placeholders(text: str) -> set[str]:
    """Their names."""
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def wrong_placeholders(sources: Sequence[str], translation: str, *, is_counted: bool) -> list[str]:
    """What was lost on the way, and what came from nowhere."""
    wanted = set().union(*map(placeholders, sources))
    found = placeholders(translation)
    lost = wanted - found - ({COUNT} if is_counted else set())
    return [f"lost {name} in “{translation}”" for name in sorted(lost)] + [
        f"{name} is not in the German text" for name in sorted(found - wanted)
    ]
