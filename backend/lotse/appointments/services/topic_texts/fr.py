"""Topics in French: unreviewed machine translation. Name and hint of each, and the papers to bring."""

TOPICS = {
    "authorities": ("Lettre d’une administration", "Nous lisons la lettre avec vous et répondons ensemble."),
    "asylum": ("Procédure d’asile", "Questions sur la demande, l’entretien et la décision."),
    "residence": ("Séjour et papiers", "Questions sur vos papiers et la durée de votre séjour."),
    "benefits": ("Aides financières", "Demandes d’argent et d’autres aides."),
    "health": ("Santé et protection", "Maladie, aide chez le médecin, protection contre la violence."),
    "school": ("Crèche et école", "Inscription, réunion de parents, questions sur l’école."),
    "work": ("Travail et formation", "Chercher un travail, postuler, permis de travail."),
    "german": ("Apprendre l’allemand", "Cours et autres offres pour apprendre."),
    "housing": ("Logement", "Chercher un appartement, déménager, questions sur le loyer."),
    "insurance": ("Assurance maladie", "Carte, inscription et lettres de la caisse."),
    "everyday": ("Questions du quotidien", "Conflits, soucis, contrats ou autre chose."),
    "family": ("Famille", "Couple, enfants, faire venir la famille."),
    "plan": ("Projet d’avenir", "Vos objectifs et la prochaine étape."),
    "volunteering": ("Bénévolat", "Vous voulez vous-même aider les autres."),
    "return": ("Conseil sur le retour", "Seulement si vous avez vous-même des questions sur le retour."),
}
PAPERS = {
    "letter": "La lettre avec l’enveloppe",
    "id": "Votre pièce d’identité",
    "notice": "Votre dernière décision officielle",
    "health_card": "Votre carte de santé",
    "medical": "Les papiers du médecin",
    "certificates": "Vos certificats et diplômes",
    "payslip": "Votre contrat de travail ou fiche de paie",
    "lease": "Votre contrat de location",
}
