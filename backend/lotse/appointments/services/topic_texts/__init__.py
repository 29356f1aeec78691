"""The texts of the topics, one module per language; a language without a module shows the German text."""

from lotse.appointments.services.topic_texts import ar, de, en, fa, fr, tr, uk

TEXTS = {
    "de": (de.TOPICS, de.PAPERS),
    "en": (en.TOPICS, en.PAPERS),
    "fr": (fr.TOPICS, fr.PAPERS),
    "ar": (ar.TOPICS, ar.PAPERS),
    "uk": (uk.TOPICS, uk.PAPERS),
    "tr": (tr.TOPICS, tr.PAPERS),
    "fa": (fa.TOPICS, fa.PAPERS),
}
