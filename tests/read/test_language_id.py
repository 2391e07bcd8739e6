"""What is refused as foreign; an English report never is."""

import pytest

from factbox.read.language_id import foreign_language

ENGLISH = [
    # many foreign names
    (
        "Fighters seized Qala-e Zard, Pul-e Sang, Darra-i-Nur, Tang-e Gharu and Shahr-e Kohna in the "
        "night, said Mullah Zahir Gul Akhundzada, and moved on Dasht-e Laila, Khwaja Bahauddin and Chah "
        "Ab, where Haji Sher Mohammad Popalzai had a post."
    ),
    # German, Polish and Turkish names
    (
        "Officials in Niederösterreich, Wrocław and Gaziantep said that Jürgen Müller-Schön, Grzegorz "
        "Brzęczyszczykiewicz and Çağlar Söyüncü had been seen with the convoy from Kırıkkale to Łódź, by "
        "way of Přerov and Székesfehérvár."
    ),
    # capitals
    (
        "FIGHTERS ENTERED THE RIVER TOWN OF NORVA ON SUNDAY NIGHT AND THE ARMY LEFT ITS BARRACKS, THE "
        "MAYOR SAID. HUNDREDS OF FAMILIES LEFT ON FOOT FOR THE LAKE VILLAGES TO THE SOUTH, WHERE SCHOOLS "
        "WERE OPENED FOR THEM BY THE RED CRESCENT."
    ),
    # a list of names, with hardly a function word
    (
        "Fallen: Zaranj, Sheberghan, Kunduz, Sar-e Pul, Taloqan, Aybak, Farah, Pul-e Khumri, Faizabad, "
        "Ghazni, Herat, Kandahar, Lashkar Gah, Qala-e Naw, Feroz Koh, Qalat, Tirin Kot, Pul-e Alam. "
        "Held: Kabul, Jalalabad, Mazar-i-Sharif, Gardez, Khost."
    ),
]
FOREIGN = {
    "de": (
        "Die Kämpfer sind in der Nacht zum Sonntag in die Stadt eingerückt, sagte der Bürgermeister. Die "
        "Armee habe ihre Kaserne am östlichen Ufer geräumt, hieß es weiter. Hunderte Familien flohen zu "
        "Fuß in die Dörfer am See."
    ),
    "fr": (
        "Les combattants sont entrés dans la ville dans la nuit de dimanche, a déclaré le maire. L'armée "
        "a quitté sa caserne sur la rive orientale. Des centaines de familles sont parties à pied vers "
        "les villages du lac, au sud."
    ),
    "es": (
        "Los combatientes entraron en la ciudad la noche del domingo, dijo el alcalde. El ejército "
        "abandonó su cuartel en la orilla oriental. Cientos de familias salieron a pie hacia las aldeas "
        "del lago, donde se abrieron las escuelas."
    ),
    "tr": (
        "Savaşçılar pazar gecesi nehir kıyısındaki kasabaya girdi, dedi belediye başkanı. Ordu doğu "
        "yakasındaki kışlasını boşalttı. Yüzlerce aile yaya olarak güneydeki göl köylerine doğru yola "
        "çıktı, okullar onlar için açıldı."
    ),
    "nl": (
        "De strijders zijn in de nacht van zondag de stad binnengetrokken, zei de burgemeester. Het "
        "leger heeft de kazerne op de oostelijke oever verlaten. Honderden gezinnen vluchtten te voet "
        "naar de dorpen aan het meer in het zuiden."
    ),
    "ru": (
        "Боевики вошли в город в ночь на воскресенье, сообщил мэр. Армия покинула казармы на восточном "
        "берегу. Сотни семей пешком ушли в деревни у озера, где для них открыли школы. Военные сообщили, "
        "что удерживают мост через реку."
    ),
    "ar": (
        "دخل المقاتلون المدينة ليل الأحد، كما قال رئيس البلدية. وغادر الجيش ثكناته على الضفة الشرقية من "
        "النهر. وغادرت مئات العائلات سيرا على الأقدام إلى قرى البحيرة في الجنوب حيث فتحت المدارس أبوابها "
        "لهم. وقال الجيش إنه ما زال يسيطر على الجسر فوق النهر."
    ),
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_foreign(text):
    assert len(text) > 200
    assert foreign_language(text) == ""


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_foreign_languages_are_told(language, text):
    assert foreign_language(text) == language


def test_a_short_text_is_not_judged():
    assert foreign_language("Die Kämpfer sind in die Stadt eingerückt.") == ""


def test_one_foreign_quotation_does_not_make_a_report_foreign():
    assert foreign_language(ENGLISH[0] + " “" + FOREIGN["fr"] + "” " + ENGLISH[2]) == ""
