import pytest

from factbox.knowledge.places import open_gazetteer
from factbox.records import Mention, Report, Span
from factbox.resolve.home import home_country
from factbox.resolve.places import resolve_places


def home(text: str, *names: str, title: str = "") -> str:
    """Return the country that a report is about whose claims are set in the places of these names."""
    report = Report(id="r", file="r.txt", text=text, title=title)
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = [Mention(span, text[span.start : span.end], "place", score=0.5) for span in spans]
    return home_country(resolve_places(mentions, report, open_gazetteer()), report, open_gazetteer())


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        ("The army of Syria left Saraqib, a lorry driver said.", ("Saraqib",), "SY"),
        ("Malian soldiers left Douentza and Kessoulaye, a herder said.", ("Douentza", "Kessoulaye"), "ML"),
        ("Officers flown in from Khartoum left Zalingei on Friday.", ("Zalingei",), "SD"),
        ("The army left Kunduz at night; the market stayed shut.", ("Kunduz",), "AF"),
        ("The army left Homs, Hama and Tell Ombar.", ("Homs", "Hama", "Tell Ombar"), "SY"),
    ],
)
def test_a_report_is_about_the_country_that_it_names_or_that_its_well_known_places_lie_in(
    text: str, names: tuple[str, ...], country: str
) -> None:
    assert home(text, *names) == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army left Vorrask, Uldin Mar and the mill at Sedalia.", ("Vorrask", "Uldin Mar", "Sedalia")),
        ("The army left Sedalia before dawn, a miller said.", ("Sedalia",)),
        ("A French doctor in Vorrask counted the dead of Uldin Mar.", ("Vorrask", "Uldin Mar")),
        ("Under a deal reached in Oslo the army left Narvik and Vorrask.", ("Narvik", "Vorrask")),
        ("The envoys met in Geneva. The army left Vorrask and Uldin Mar.", ("Geneva", "Vorrask", "Uldin Mar")),
    ],
)  # fmt: skip
def test_a_namesake_and_a_guess_make_no_country(text: str, names: tuple[str, ...]) -> None:
    assert home(text, *names) == ""


def test_of_a_report_from_abroad_the_country_that_it_names_counts() -> None:
    text = "The council met in New York and in Boston. Syrian troops left Saraqib, its envoy said."
    assert home(text, "New York", "Boston", "Saraqib") == "SY"


def test_of_two_countries_the_one_named_oftener_counts() -> None:
    text = "Syrian jets hit Saraqib, Syria said. Syrians fled. Lorries from Iraq reached Mosul and Kirkuk."
    assert home(text, "Saraqib", "Mosul", "Kirkuk") == "SY"


def test_a_village_that_nobody_knows_is_in_the_country_whose_army_the_report_tells_of() -> None:
    text = "Georgia's army said it had left Vorrask. A Georgian shepherd said the village was empty."
    assert home(text, "Vorrask") == "GE"
    assert home("A Georgian shepherd said Vorrask was empty.", "Vorrask") == ""


def test_two_provinces_of_a_country_show_it_where_most_villages_are_unknown() -> None:
    text = "The army left Vorrask, in West Kordofan, and Uldin Mar, in North Darfur. Umm Keddada is calm."
    assert home(text, "Vorrask", "Uldin Mar", "Umm Keddada") == "SD"
    assert home(text.replace("North Darfur", "Ontario"), "Vorrask", "Uldin Mar", "Umm Keddada") == ""


def test_a_neighbour_is_not_the_country_that_the_report_is_about() -> None:
    text = "The army left Gao. Malians fled. In neighbouring Niger police took Tillaberi and Ayorou, Niger said."
    assert home(text, "Gao", "Tillaberi", "Ayorou") == "ML"
