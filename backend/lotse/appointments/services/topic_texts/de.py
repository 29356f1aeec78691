"""Topics in simple German (A2), the source of the other languages: name and hint of each, and the papers to bring."""

TOPICS = {
    "authorities": ("Brief von einer Behörde", "Wir lesen den Brief mit Ihnen und antworten zusammen."),
    "asylum": ("Asyl-Verfahren", "Fragen zum Antrag, zur Anhörung und zum Bescheid."),
    "residence": ("Aufenthalt und Ausweis", "Fragen zu Ihrem Ausweis und wie lange Sie bleiben dürfen."),
    "benefits": ("Geld vom Amt", "Anträge auf Geld und andere Hilfen."),
    "health": ("Gesundheit und Schutz", "Krankheit, Hilfe beim Arzt, Schutz vor Gewalt."),
    "school": ("Kindergarten und Schule", "Anmeldung, Elternabend, Fragen zur Schule."),
    "work": ("Arbeit und Ausbildung", "Arbeit suchen, Bewerbung, Arbeits-Erlaubnis."),
    "german": ("Deutsch lernen", "Kurse und andere Angebote zum Lernen."),
    "housing": ("Wohnung", "Eine Wohnung suchen, umziehen, Fragen zur Miete."),
    "insurance": ("Kranken-Versicherung", "Karte, Anmeldung und Briefe von der Kasse."),
    "everyday": ("Fragen aus dem Alltag", "Streit, Sorgen, Verträge oder etwas anderes."),
    "family": ("Familie", "Partnerschaft, Kinder, Familie nachholen."),
    "plan": ("Plan für die Zukunft", "Ihre Ziele und der nächste Schritt."),
    "volunteering": ("Freiwillig helfen", "Sie möchten selbst anderen helfen."),
    "return": ("Rückkehr-Beratung", "Nur wenn Sie selbst Fragen zur Rückkehr haben."),
}
PAPERS = {
    "letter": "Den Brief mit Umschlag",
    "id": "Ihren Ausweis",
    "notice": "Ihren letzten Bescheid",
    "health_card": "Ihre Gesundheits-Karte",
    "medical": "Papiere vom Arzt",
    "certificates": "Zeugnisse",
    "payslip": "Ihren Arbeits-Vertrag oder Lohn-Zettel",
    "lease": "Ihren Mietvertrag",
}
