"""Topics in Turkish: unreviewed machine translation. Name and hint of each, and the papers to bring."""

TOPICS = {
    "authorities": ("Resmî daireden mektup", "Mektubu sizinle okur, birlikte cevap veririz."),
    "asylum": ("İltica süreci", "Başvuru, mülakat ve karar hakkında sorular."),
    "residence": ("Oturum ve kimlik", "Kimliğiniz ve ne kadar kalabileceğiniz hakkında sorular."),
    "benefits": ("Devletten para yardımı", "Para ve diğer yardımlar için başvurular."),
    "health": ("Sağlık ve korunma", "Hastalık, doktorda yardım, şiddetten korunma."),
    "school": ("Anaokulu ve okul", "Kayıt, veli toplantısı, okul hakkında sorular."),
    "work": ("İş ve meslek eğitimi", "İş arama, başvuru, çalışma izni."),
    "german": ("Almanca öğrenmek", "Kurslar ve öğrenmek için diğer imkânlar."),
    "housing": ("Ev", "Ev arama, taşınma, kira hakkında sorular."),
    "insurance": ("Sağlık sigortası", "Kart, kayıt ve sigortadan gelen mektuplar."),
    "everyday": ("Günlük sorular", "Kavga, dertler, sözleşmeler veya başka bir şey."),
    "family": ("Aile", "Eş, çocuklar, aile birleşimi."),
    "plan": ("Gelecek planı", "Hedefleriniz ve bir sonraki adım."),
    "volunteering": ("Gönüllülük", "Siz de başkalarına yardım etmek istiyorsunuz."),
    "return": ("Geri dönüş danışmanlığı", "Yalnızca geri dönüş hakkında sizin sorularınız varsa."),
}
PAPERS = {
    "letter": "Zarfıyla birlikte mektup",
    "id": "Kimliğiniz",
    "notice": "Son resmî kararınız",
    "health_card": "Sağlık kartınız",
    "medical": "Doktordan kâğıtlar",
    "certificates": "Diploma ve belgeler",
    "payslip": "İş sözleşmeniz veya maaş bordronuz",
    "lease": "Kira sözleşmeniz",
}
