"""Reading texts that exist once per language without reading all fifteen of them."""

from functools import cache

from django.db.models import Model
from django.utils.translation import get_language
from modeltranslation.translator import translator

from lotse.core.languages import BY_CODE, LANGUAGES, SOURCE_LANGUAGE


def shown_language() -> str:
    """The code of the language that is active now."""
    code = get_language() or ""
    return code if code in BY_CODE else SOURCE_LANGUAGE.code


def shown_columns(model: type[Model], prefix: str = "") -> tuple[str, ...]:
    """What `only()` takes to read a model with its texts in the active language and in German, which stands in.

    `prefix` is the way to the model, such as `topic__`. Fields of other languages still load when asked for.
    """
    return _columns(model, prefix, shown_language())


@cache
def _columns(model: type[Model], prefix: str, language: str) -> tuple[str, ...]:
    texts = translator.get_options_for_model(model).all_fields if model in translator.get_registered_models() else {}
    shown = {language, SOURCE_LANGUAGE.code}
    left_out = {f"{name}_{other.code}" for name in texts for other in LANGUAGES if other.code not in shown} | set(texts)
    return tuple(prefix + field.name for field in model._meta.concrete_fields if field.name not in left_out)


def source_text(row: Model, name: str) -> str:
    """A text of the row in German, which is what stands on doors and papers."""
    text: str = getattr(row, f"{name}_{SOURCE_LANGUAGE.code}")
    return text


def shown_text(column: str) -> str:
    """SQL for a text column `alias.name` in the active language, in German where it is not translated yet."""
    return f"COALESCE(NULLIF({column}_{shown_language()}, ''), {column}_{SOURCE_LANGUAGE.code})"
