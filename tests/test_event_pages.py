"""The page of an act: what all agree on, where they differ, and that it stays readable whatever there is of it."""

from __future__ import annotations

from dataclasses import replace

from felicitations.archive import gather
from felicitations.entries import act_page
from felicitations.lexicon import Lexicon
from felicitations.model import Report
from felicitations.pages import article, event
from felicitations.render.html import Renderer
from tests.making import COUNTRIES, OCCASIONS, evidence, finding, message, party, reading, seed, small

LEXICON = Lexicon(home="CN", countries=COUNTRIES, occasions=OCCASIONS, noise=(), ties=(), people=())


def report(seed_id, day, basis="stated", whom="Azali Assoumani", text="", **facts):
    of = seed(seed_id, text or f"The text of {seed_id}, on {day}.")
    act = message(day, "re-election", [party("CN", ("Xi Jinping", "President"))], [party("KM", (whom, "President"))])
    if day:
        act = replace(act, happened=finding(day, *([evidence(of.text, day)] if day in of.text else []), basis=basis))
    return Report(seed=of, reading=reading(of, act, **facts))


def gathered(*reports):
    return gather(small().settings, LEXICON, (), reports, ())


def page_of(*reports):
    (page,) = event.plan(gathered(*reports))
    return page.context


def plain(lines):
    return ["".join(link.text for link in line) for line in lines]


def test_every_fact_stands_once_either_agreed_or_among_the_differences():
    page = page_of(
        report("a", "2024-01-28", speaker=finding("official")),
        report("b", "2024-01-29", basis="dateline", speaker=finding("agency")),
        report("c", "2024"),
    )
    agreed = {fact.label: (plain(fact.lines), fact.under) for fact in page.agreed}
    differing = {one.label for one in page.differences}
    assert differing == {"Day sent"}
    assert not differing & agreed.keys()
    assert agreed["Sides"] == (["China to Comoros"], "")
    assert agreed["People"] == (["Xi Jinping, President", "Azali Assoumani, President"], "")
    (day,) = page.differences
    assert [(one.letters, plain(one.lines), one.kept, one.speaker) for one in day.voices] == [
        ("A", ["28 January 2024"], True, "official"),
        ("B", ["29 January 2024"], False, "agency"),
        ("C", ["2024"], False, ""),
    ]
    assert day.voices[0].quotes == ("2024-01-28",)


def test_who_says_less_and_who_says_nothing_is_named_beside_what_all_agree_on():
    page = page_of(report("a", "2024-01-28"), report("b", "2024-01"), report("c", None))
    assert page.differences == ()
    (day,) = (fact for fact in page.agreed if fact.label == "Day sent")
    assert (plain(day.lines), day.under) == (["28 January 2024"], "B says less. C says nothing of it.")


def test_a_copy_is_called_so_and_what_a_report_adds_is_named():
    words = "The president of China wished the president of the Comoros well after the vote of that spring."
    page = page_of(
        report("a", "2024-01-28", text=words, speaker=finding("agency")),
        report("b", "2024-01-28", text=words + " The rest is silence.", mentioned=("KZ",)),
    )
    assert [row.letter for row in page.reports] == ["A", "B"]
    assert page.reports[0].notes == ()
    assert page.reports[1].notes == ("Nearly the words of A: 100 in 100 are the same.", "Also names Kazakhstan.")


def test_an_act_leads_to_its_reports_and_each_report_to_its_act():
    archive = gathered(report("a", "2024-01-28"), report("b", "2024-01-28"), report("c", "2019-03-25"))
    both, alone = archive.events
    assert act_page(both) == "events/2024-01-28-comoros-re-election/index.html"
    assert act_page(alone) == "articles/c/index.html"
    acts = {page.address: page.context.acts for page in article.plan(archive)}
    (told,) = acts["articles/a/index.html"]
    assert plain([told]) == ["One of 2 reports of China to Comoros, 28 January 2024."]
    assert [link.address for link in told if link.address] == ["events/2024-01-28-comoros-re-election/index.html"]
    assert plain(acts["articles/c/index.html"])[0].startswith("The only report of ")


def test_an_act_of_hundreds_of_reports_has_a_page_that_can_be_read(root):
    archive = gathered(*(report(f"{n:04}", "2024-01-28" if n % 3 else "2024-01-29") for n in range(300)))
    (page,) = event.plan(archive)
    (day,) = page.context.differences
    assert [one.letters.partition(" and ")[2] for one in day.voices] == ["94 more", "194 more"]
    assert len(Renderer(root / "templates", archive).render(page).content) < 300_000
