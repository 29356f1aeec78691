"""Text made comparable: one spelling for search, whatever keyboard wrote it."""

import unicodedata

# Persian and Arabic keyboards write the same letter with different code points;
# Turkish dotless ı and dotted İ fold to plain i. Hamza carriers fold to their base.
_FOLD = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ı": "i",
        "İ": "i",
        "ß": "ss",
    }
)


def search_key(*parts: str) -> str:
    """Return `parts` as one lower-case string without marks, for a search column."""
    joined = unicodedata.normalize("NFKC", " ".join(part for part in parts if part))
    folded = joined.translate(_FOLD)
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())
