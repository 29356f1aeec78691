"""Topics in English: unreviewed machine translation. Name and hint of each, and the papers to bring."""

TOPICS = {
    "authorities": ("Letter from an office", "We read the letter with you and answer it together."),
    "asylum": ("Asylum procedure", "Questions about the application, the interview and the decision."),
    "residence": ("Residence and ID papers", "Questions about your papers and how long you may stay."),
    "benefits": ("Money from the state", "Applications for money and other help."),
    "health": ("Health and protection", "Illness, help at the doctor's, protection from violence."),
    "school": ("Kindergarten and school", "Registration, parents' evening, questions about school."),
    "work": ("Work and training", "Looking for work, applying, work permit."),
    "german": ("Learning German", "Courses and other ways to learn."),
    "housing": ("Housing", "Looking for a flat, moving, questions about rent."),
    "insurance": ("Health insurance", "Card, registration and letters from the insurance."),
    "everyday": ("Everyday questions", "Conflicts, worries, contracts or something else."),
    "family": ("Family", "Partnership, children, bringing family here."),
    "plan": ("Plan for the future", "Your goals and the next step."),
    "volunteering": ("Volunteering", "You would like to help others."),
    "return": ("Return counselling", "Only if you yourself have questions about returning."),
}
PAPERS = {
    "letter": "The letter with its envelope",
    "id": "Your ID paper",
    "notice": "Your last official decision",
    "health_card": "Your health card",
    "medical": "Papers from the doctor",
    "certificates": "School or work certificates",
    "payslip": "Your work contract or payslip",
    "lease": "Your rental contract",
}
