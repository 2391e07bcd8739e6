"""A made archive of a day's news: a few reports of a conflict among many on everything else; all words are our own.

The mix: of 1,000 reports 15 are reports of the corpus's training stories, all on conflicts and crises; 20 are those of
``tests/unrelated``, which are written to be mistaken for war; 965 are sport, business, councils, weather, culture,
courts and health, put together from the sentences below. There are 201 corpus reports and 20 others, so that in a
large archive each comes again under other outlets' names, as wire copy does. The ordinary ones have no words of war
because we wrote them so: how many of them are set aside says nothing of real news, only what each costs.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from factbox.corpus import load_corpus

ROOT = Path(__file__).resolve().parents[1]

RELEVANT, MISTAKEN, OUT_OF = 15, 20, 1000
"""Reports of a conflict, and reports written to be mistaken for war, of how many."""
SENTENCES = 14
"""In an ordinary report: about 270 words."""

_PLACES = (
    "Leeds",
    "Dunedin",
    "Halifax",
    "Bristol",
    "Tampere",
    "Ghent",
    "Porto",
    "Graz",
    "Perth",
    "Cork",
    "Lyon",
    "Brno",
)
_NAMES = (
    "Maud Ellery", "Tomas Varga", "Ines Calloway", "Owen Pritchett", "Rosa Lindqvist", "Peter Amadi", "Hana Doyle",
    "Viktor Sorley", "Nadia Brome", "Colm Whitaker", "Judith Okafor", "Lars Penhallow",
)  # fmt: skip
_FIRMS = ("Brightwater Mills", "Norlund Freight", "Calder & Finch", "Oriel Foods", "Pentland Tiles", "Harrow Glass")
_CLUBS = ("the Wanderers", "the Kestrels", "Rovers", "the Harriers", "Athletic", "the Mariners")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

_TOPICS: dict[str, tuple[str, ...]] = {
    "sport": (
        "{club} beat {club2} by {small} goals to one on {day} in front of {large} people at the ground in {place}.",
        "{name} scored twice before the break and came off with a knock to the knee after an hour.",
        "The visitors had most of the ball but did little with it until the last ten minutes.",
        "“We were slow to start and lucky not to be behind,” the coach, {name}, said after the match.",
        "The result leaves {club} {small} points clear at the top of the table with {small2} games to play.",
        "A late penalty was turned round the post by the goalkeeper, who has not missed a game since {year}.",
        "Supporters queued for more than {small} hours for tickets to the return match in {place2} next month.",
        "{club2} have won only {small} of their last {large2} away games and look short of confidence.",
        "The under-18 side drew at home, with {name2} named player of the season by the club’s members.",
        "Rain fell throughout the second half, and the pitch was heavy by the time the whistle went.",
    ),
    "business": (
        "{firm} said on {day} that profit before tax rose {small} per cent to {large2} million in the half year.",
        "The company, which employs {large} people in {place} and {place2}, raised its dividend by a tenth.",
        "Its chief executive, {name}, said that orders were good but that energy cost more than planned.",
        "Shares in {firm2} fell {small} per cent in early trading after it lowered its forecast for the year.",
        "Analysts had expected sales to grow a little faster, helped by a warm autumn and lower freight rates.",
        "A new warehouse outside {place} is to open in the spring and will handle {large} parcels a day.",
        "{firm} has agreed to buy a smaller rival for {large2} million, subject to the approval of its owners.",
        "The bank left its main rate where it was and said that prices were rising less quickly than in {year}.",
        "Wages in the sector went up by {small} per cent, the union said, which is still less than rents did.",
        "The finance director, {name2}, will leave at the end of the year to spend more time on her orchard.",
    ),
    "council": (
        "Councillors in {place} voted {small2} to {small} on {day} to keep the swimming pool open for another year.",
        "Residents had collected {large} signatures and filled the gallery of the town hall to the last seat.",
        "{name}, who leads the council, said that money for the roof would have to come out of the parks budget.",
        "The bridge on the ring road will be closed at night for {small} weeks while its joints are replaced.",
        "A bus lane on the road to {place2} has cut the journey by {small} minutes, according to a count in {year}.",
        "Bins will be emptied every second week from January, and garden waste only by appointment.",
        "The school on the hill takes {large2} pupils, a third more than it was built for, its head teacher said.",
        "Plans for {large2} flats beside the old brewery go to the planning committee in the new year.",
        "The opposition called the paper thin and asked for the figures of the last {small} years.",
        "{name2} asked why the street lights in the market square had been dark since {day}.",
    ),
    "weather": (
        "A band of rain will reach {place} by {day} noon and bring up to {large2} millimetres on high ground.",
        "Temperatures are to stay near {small} degrees by day, with frost in sheltered valleys after midnight.",
        "The river at {place2} rose by {small} feet in two days, and the footpath on its left bank was closed.",
        "Ferries to the islands were cancelled on {day}, and travellers were told to allow more time.",
        "It was the wettest October since {year}, said {name} of the weather office, and one of the mildest.",
        "Farmers welcomed the rain after a dry summer that had left reservoirs two thirds full.",
        "Trees came down on the line between {place} and {place2}, and trains ran by another way.",
        "Snow is not expected below {large2} metres before the middle of the week.",
        "Gulls came far inland, and anglers in the harbour did well with mackerel.",
        "{name2} has measured the rain in his garden every morning for {small} decades.",
    ),
    "culture": (
        "The gallery in {place} opens its winter show on {day} with {large2} paintings not seen since {year}.",
        "{name} spent {small} years on the novel, which follows three sisters who inherit a lighthouse.",
        "The orchestra will play all of the quartets in the old tram depot, whose sound is famously dry.",
        "Tickets cost between {small} and {large2}, and schools come in free on weekday mornings.",
        "Critics liked the first act better than the second, which runs for nearly two hours without a pause.",
        "A film about the bell founders of {place2} won the jury’s prize at the festival, with {name2} in the lead.",
        "The museum has bought a set of letters for {large} and will show them under dim light.",
        "Choirs from {small2} countries sang on the steps of the library until it was dark.",
        "The bakery next door named a bun after the composer; it sells out by nine.",
        "Visitors may touch the ship models on Sundays, under the eye of retired carpenters.",
    ),
    "courts": (
        "A court in {place} fined {firm} {large} on {day} for letting dye run into a stream in {year}.",
        "The judge, {name}, said that the company had been warned {small} times and had kept poor records.",
        "A man of {large2} pleaded guilty to the theft of {small2} bicycles from the station in {place2}.",
        "Police asked drivers to lock their vans after tools were taken from a street near the canal.",
        "The case of the two neighbours and the hedge was put off until the surveyor is well again.",
        "{name2}, for the defence, said that his client had meant to give the money back before Easter.",
        "The jury is expected to hear from {small} more witnesses before the end of next week.",
        "An appeal over the rent of the market hall was thrown out with costs.",
        "Nobody was hurt when a lorry lost its load of onions on the bypass early on {day}.",
        "The ombudsman received {large} complaints about parcels last year, twice as many as in {year}.",
    ),
    "health": (
        "Doctors in {place} said on {day} that flu had come early and that {large} people had gone to a clinic.",
        "A study of {large} nurses found that those who walked to work slept {small} minutes longer.",
        "The hospital will open {small2} more beds in {place2} and has hired porters for the night shift.",
        "{name}, who led the work, said that the effect was small and that salt mattered more.",
        "Pharmacies ran short of a common antibiotic, and were told to expect deliveries by {day}.",
        "Children can have the spray at school from next month if a parent signs the form.",
        "The waiting time for a new hip has fallen to {large2} weeks, from a peak in {year}.",
        "Dentists asked for a simpler contract; {small} in ten take no new patients.",
        "A cook in the ward kitchen, {name2}, won a prize for soup that people finish.",
        "Opticians advise looking out of the window every {small2} minutes.",
    ),
}  # fmt: skip
_LINK = ("Meanwhile, ", "In the same week, ", "Earlier, ", "", "", "", "")


def archive_rows(number: int) -> Iterator[dict[str, str]]:
    """Yield the reports of an archive, in no order; the same number gives the same reports."""
    chance = random.Random(5)  # noqa: S311
    for at in range(number):
        drawn = chance.randrange(OUT_OF)
        known = _relevant() if drawn < RELEVANT else _mistaken() if drawn < RELEVANT + MISTAKEN else ()
        title, text = chance.choice(known) if known else _ordinary(chance)
        yield {
            "url": f"https://paper-{at % 500}.example/{at}",
            "outlet": f"Paper {at % 500}",
            "title": title,
            "published": f"2021-08-{1 + at % 28:02}",
            "text": text,
        }


def write_archive(path: Path, number: int) -> Path:
    """Write an archive as JSON Lines and return where."""
    with path.open("w", encoding="utf-8") as stream:
        for row in archive_rows(number):
            stream.write(json.dumps(row) + "\n")
    return path


def _ordinary(chance: random.Random) -> tuple[str, str]:
    topic = chance.choice(list(_TOPICS))
    lines = [_filled(line, chance) for line in chance.choices(_TOPICS[topic], k=SENTENCES)]
    linked = [lines[0], *(chance.choice(_LINK) + line for line in lines[1:])]
    paragraphs = [" ".join(linked[at : at + 2]) for at in range(0, SENTENCES, 2)]
    return f"{topic.capitalize()} from {chance.choice(_PLACES)}", "\n\n".join(paragraphs)


def _filled(line: str, chance: random.Random) -> str:
    def two(words: Sequence[str]) -> list[str]:
        return chance.sample(words, 2)

    place, name, firm, club = two(_PLACES), two(_NAMES), two(_FIRMS), two(_CLUBS)
    filled = line.format(
        place=place[0], place2=place[1], name=name[0], name2=name[1], firm=firm[0], firm2=firm[1], club=club[0],
        club2=club[1], day=chance.choice(_DAYS), small=chance.randint(2, 9), small2=chance.randint(10, 19),
        large=f"{chance.randint(1_000, 49_000):,}", large2=chance.randint(20, 99), year=chance.randint(1962, 2019),
    )  # fmt: skip
    return filled[0].upper() + filled[1:]


@cache
def _relevant() -> tuple[tuple[str, str], ...]:
    stories, _ = load_corpus(ROOT / "corpus" / "stories" / "train")
    return tuple(_titled(report.text) for story in stories for report in story.reports)


@cache
def _mistaken() -> tuple[tuple[str, str], ...]:
    paths = sorted((ROOT / "tests" / "unrelated").glob("*.txt"))
    return tuple(_titled(path.read_text(encoding="utf-8")) for path in paths)


def _titled(text: str) -> tuple[str, str]:
    return text.partition("\n")[0], text
