"""The privacy notice of a demonstration organisation, in the seven languages of the demonstration."""

from lotse.demo.texts import Texts

PRIVACY: Texts = {
    "de": (
        "{organisation} ist für Ihre Daten verantwortlich.\n"
        "Wir speichern: Ihren Namen, Ihre Sprachen, Ihr Zimmer und Ihre Termine.\n"
        "Ihre Termine liest nur die Person, die Sie berät. Die Hausverwaltung liest sie nicht.\n"
        "Sie dürfen Ihre Daten sehen. Sie dürfen sie ändern oder löschen lassen.\n"
        "Fragen? Rufen Sie an: {phone}."
    ),
    "en": (
        "{organisation} is responsible for your data.\n"
        "We store: your name, your languages, your room and your appointments.\n"
        "Only the person who advises you reads your appointments. The house administration does not read them.\n"
        "You may see your data. You may have them corrected or deleted.\n"
        "Questions? Please call {phone}."
    ),
    "fr": (
        "{organisation} est responsable de vos données.\n"
        "Nous conservons : votre nom, vos langues, votre chambre et vos rendez-vous.\n"
        "Seule la personne qui vous conseille lit vos rendez-vous. La gestion du logement ne les lit pas.\n"
        "Vous pouvez voir vos données. Vous pouvez les faire corriger ou effacer.\n"
        "Des questions ? Appelez le {phone}."
    ),
    "ar": (
        "\u200f{organisation} هي الجهة المسؤولة عن بياناتكم.\n"
        "نحن نحفظ: اسمكم ولغاتكم وغرفتكم ومواعيدكم.\n"
        "لا يقرأ مواعيدكم إلا الشخص الذي يقدّم لكم الاستشارة. إدارة السكن لا تقرؤها.\n"
        "يحق لكم رؤية بياناتكم. ويحق لكم طلب تصحيحها أو حذفها.\n"
        "هل لديكم أسئلة؟ اتصلوا على الرقم \u2066{phone}\u2069."
    ),
    "uk": (
        "За ваші дані відповідає {organisation}.\n"
        "Ми зберігаємо: ваше ім’я, ваші мови, вашу кімнату та ваші зустрічі.\n"
        "Ваші зустрічі бачить лише людина, яка вас консультує. Адміністрація будинку їх не бачить.\n"
        "Ви маєте право бачити свої дані. Ви можете попросити виправити або видалити їх.\n"
        "Маєте запитання? Телефонуйте: {phone}."
    ),
    "tr": (
        "Verilerinizden {organisation} sorumludur.\n"
        "Kaydettiklerimiz: adınız, dilleriniz, odanız ve randevularınız.\n"
        "Randevularınızı yalnızca size danışmanlık yapan kişi okur. Konut yönetimi okumaz.\n"
        "Verilerinizi görebilirsiniz. Düzeltilmesini veya silinmesini isteyebilirsiniz.\n"
        "Sorularınız mı var? Arayın: {phone}."
    ),
    "fa": (
        "\u200f{organisation} مسئول داده‌های شماست.\n"
        "ما این‌ها را نگه می‌داریم: نام، زبان‌ها، اتاق و قرارهای شما.\n"
        "قرارهای شما را فقط کسی می‌خواند که به شما مشاوره می‌دهد. مدیریت خوابگاه آن‌ها را نمی‌خواند.\n"
        "شما حق دارید داده‌های خود را ببینید و بخواهید که اصلاح یا پاک شوند.\n"
        "پرسشی دارید؟ تماس بگیرید: \u2066{phone}\u2069."
    ),
}
