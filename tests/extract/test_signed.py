"""Whose page a report is: a party's by its outlet or its head, or a newsroom's."""

import pytest

from factbox.extract.attribution.signed import published_by
from factbox.records import Report


@pytest.mark.parametrize(
    ("outlet", "text", "words"),
    [
        ("General Staff of the Armed Forces of Sarvia", "The General Staff has no news.", "General Staff"),
        ("Ministry of Defence of Drovia (daily)", "The Ministry of Defence knows.", "Ministry of Defence"),
        ("Hill Front", "The Hill Front is in Osk.", None),
        ("Hill Front", "Communiqué No. 3 of the Hill Front\n\nIt is in Osk.", "Front"),
        ("Orlo Information Centre", "Statement by the Defence Army of Orlo on Osk", "Defence Army"),
        ("General Staff of Sarvia", "Nine attacks on our troops were beaten back.", "our"),
        ("General Staff of Sarvia", "US troops left on Monday.", None),
        ("Hill Front", "Nobody in this text is called so.", None),
        ("Osk Army Times", "The army took Osk.", None),
        ("Halden Press", "Statement by the Defence Army of Orlo raises fears\n\nThe Defence Army took Osk.", None),
        ("Al-Nahr", "Statement by army chief raises fears. The army took Osk.", None),
        ("Front Line Defenders", "The front moved.", None),
        ("Orlo Relief Army", "The army came.", None),
    ],
)  # fmt: skip
def test_a_page_is_its_party_s_by_its_outlet_or_its_head(outlet: str, text: str, words: str | None) -> None:
    by = published_by(Report(id="1", file="a.txt", text=text, outlet=outlet))
    assert (by and by.text) == words
