"""How the chapters read: few numbers a paragraph, sources at the end, claims in their boxes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.author.wording import glued, numbers, paragraphs, read

from between_powers import data
from between_powers.readings.verdicts import VERDICTS

CHAPTERS = sorted((Path(__file__).resolve().parents[2] / "chapters").glob("*.md"))

MOST = 3
"""Numbers in a paragraph that a reader can carry; the others stand in the picture."""

COUNTING = {
    "ledger": "it counts claims: the counts are its subject",
    "methods": "it describes the data by their size",
    "exhibits": "an index",
    "references": "a list of sources",
    "chronology": "an annex: dated rows and how they were chosen",
    "ratings": "an annex: ratings and their counts",
    "codebook": "an annex: datasets and their size",
}
"""Chapters whose paragraphs may hold more numbers, and why."""

OF_CLAIMS = ("ledger", "methods", "ratings", "chronology")
"""Chapters that may name claims and verdicts in their sentences: they are about them."""

SCREEN = re.compile(
    r"\b(?:click\w*|buttons?|hover\w*|scroll\w*|mouse|cursor|tooltips?|drop-?down|check ?boxe?s?"
    r"|tap(?:s|ping)? (?:on|the|a|it)|filters? (?:above|below|by|the rows)|search (?:box|field)"
    r"|files? below|(?:file|table|link) (?:above|below) downloads?|the PDF (?:shows|has|lists)"
    r"|on (?:the|this|your) screen|on (?:the|this) (?:web)?site)\b",
    re.IGNORECASE,
)
"""What only a reader of a screen can do or see."""

PRINT = re.compile(
    r"\b(?:on page|on the (?:next|facing|previous) page|overleaf|printed (?:here|below|above)"
    r"|in print|the website (?:shows|has|lists))\b",
    re.IGNORECASE,
)
"""What only a reader of the page can do or see."""

CONFIDENCE = re.compile(
    r"\*Confidence:\s(?:high|moderate|low)\b[^*]*\.\*|\*High\*, \*moderate\* and \*low\*"
)
"""How sure a finding is, in the one form that chapters use, and the sentence that explains it."""

CITED = re.compile(r"\{cite:p\}`[^`]*`(?![)”’\"*]*[.!?](?:[\s)”’\"*]|$))")
"""A citation that is not right before the full stop."""


def crowded(name: str, text: str, values: dict[str, str]) -> Iterator[str]:
    """Tell of paragraphs with more numbers than a reader can carry."""
    for paragraph in paragraphs(text):
        found = numbers(paragraph.source, values)
        if len(found) > MOST:
            yield (
                f"chapters/{name}.md, line {paragraph.line}: {len(found)} numbers in a paragraph, "
                f"more than {MOST}: {', '.join(found)}; leave the others to the picture"
            )


def misplaced(name: str, text: str) -> Iterator[str]:
    """Tell of citations that interrupt a sentence; they stand right before its full stop."""
    for paragraph in paragraphs(text):
        for found in CITED.finditer(paragraph.source):
            yield (
                f"chapters/{name}.md, line {paragraph.line}: {found[0]} stands within a sentence; "
                "set it before the full stop, in one cluster with others there"
            )


def marked(name: str, text: str) -> Iterator[str]:
    """Tell of claims, verdicts and letters of articles in sentences; boxes have them."""
    verdicts = "|".join(label.lower() for label in VERDICTS.values())
    pattern = re.compile(
        rf"\{{claim\}}`[^`]*`|\((?:[^()]*[ ,;])?(?:{verdicts})\)|\b[Aa]rticles? [A-E]\b(?!\d)"
    )
    for paragraph in paragraphs(text):
        if found := pattern.findall(paragraph.source):
            yield (
                f"chapters/{name}.md, line {paragraph.line}: {', '.join(found)} in a sentence; "
                "name the claim in a claims-box, and the article by author or outlet and date"
            )


def of_one_edition(name: str, text: str) -> Iterator[str]:
    """Tell of words that only a reader of the screen, or of the page, can follow."""
    for paragraph in paragraphs(text):
        said = read(paragraph.source, {})
        for pattern, edition in ((SCREEN, "the printed page"), (PRINT, "the screen")):
            for found in pattern.finditer(said):
                yield (
                    f"chapters/{name}.md, line {paragraph.line}: {found[0]!r} says nothing on "
                    f"{edition}; both editions show this text"
                )


def typed_ends(name: str, text: str) -> Iterator[str]:
    """Tell of a typed end of the record: the month of the vintage or the one before, after "to".

    A dated fact of those months ("on 3 June 2026") is none, nor a span whose end is computed.
    """
    month = data.vintage("month").split()[0]
    before = "January December November October September August July June May April March February"
    turned = before.split()
    earlier = turned[(turned.index(month) + 1) % 12]
    last = rf"(?:\d{{1,2}} )?(?:{month}|{earlier}) {data.vintage('year')}"
    lead = r"to|until|till|through|as of|by the end of|reach(?:es|ed)?|[–-]|ends? (?:in|on|with)"
    pattern = re.compile(rf"(?:\b(?:{lead})|[–]) ?(?:the end of )?{last}\b")
    for line, words in enumerate(text.splitlines(), start=1):
        for found in pattern.finditer(words):
            yield (
                f"chapters/{name}.md, line {line}: {found[0]!r} types where the record ends; "
                "take it from vintage() or from the rows"
            )


def unformed_confidence(name: str, text: str) -> Iterator[str]:
    """Tell of a level of confidence that is not told as everywhere: a sentence in italics."""
    for paragraph in paragraphs(text):
        rest = CONFIDENCE.sub("", paragraph.source)
        for found in re.finditer(
            r"\b[Cc]onfidence(?::| is\b)|\*(?:[Hh]igh|[Mm]oderate|[Ll]ow)\b", rest
        ):
            yield (
                f"chapters/{name}.md, line {paragraph.line}: {found[0]!r} tells how sure it is "
                "in a form of its own; write *Confidence: moderate, because ...* as a sentence"
            )


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_paragraph_has_few_numbers(chapter):
    if chapter.stem not in COUNTING:
        faults = crowded(chapter.stem, chapter.read_text("utf-8"), glued(chapter.stem))
        assert not (told := list(faults)), "\n".join(told)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_sources_stand_at_the_end_of_a_sentence(chapter):
    assert not (told := list(misplaced(chapter.stem, chapter.read_text("utf-8")))), "\n".join(told)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_claims_stand_in_their_boxes(chapter):
    if chapter.stem not in OF_CLAIMS:
        told = list(marked(chapter.stem, chapter.read_text("utf-8")))
        assert not told, "\n".join(told)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_text_makes_sense_in_both_editions(chapter):
    told = list(of_one_edition(chapter.stem, chapter.read_text("utf-8")))
    assert not told, "\n".join(told)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_no_end_of_the_record_is_typed(chapter):
    assert not (told := list(typed_ends(chapter.stem, chapter.read_text("utf-8")))), "\n".join(told)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_confidence_has_one_form(chapter):
    told = list(unformed_confidence(chapter.stem, chapter.read_text("utf-8")))
    assert not told, "\n".join(told)


VALUES = {"a": "5%", "b": "nine", "c": "two thirds", "d": "March 2022", "e": "1.4 million"}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{glue:text}`a`, {glue:text}`b` and {glue:text}`c` since {glue:text}`d`.", 0),
        ("{glue:text}`a`, {glue:text}`b`,\n{glue:text}`c`, {glue:text}`e`.", 1),
        ("{glue:text}`a`, {glue:text}`b`, {glue:text}`c`, a fifth of it.", 1),
        ("{glue:text}`a` {glue:text}`b`\n\n{glue:text}`c` {glue:text}`e`", 0),
        (":::{note}\n{glue:text}`a` {glue:text}`b` {glue:text}`c` {glue:text}`e`\n:::", 0),
        ("| {glue:text}`a` | {glue:text}`b` | {glue:text}`c` | {glue:text}`e` |", 0),
    ],
)
def test_what_is_a_crowded_paragraph(text, faults):
    assert len(list(crowded("x", text, VALUES))) == faults


def test_a_crowded_paragraph_is_told_with_its_place_and_numbers():
    text = "\n\n{glue:text}`a` {glue:text}`b` {glue:text}`c` {glue:text}`e`."
    assert list(crowded("pivot", text, VALUES)) == [
        "chapters/pivot.md, line 3: 4 numbers in a paragraph, more than 3: 5%, nine, two thirds, "
        "1.4 million; leave the others to the picture"
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("It fell {cite:p}`A,B`. It rose {cite:p}`C`.", 0),
        ('He said "no" {cite:p}`A`!\n(So it was {cite:p}`B`.)', 0),
        ("It fell {cite:p}`A`, then rose.", 1),
        ("It fell {cite:p}`A` and rose {cite:p}`B`.", 1),
        ("It fell {cite:p}`A` {cite:p}`B`.", 1),
        ("It fell. {cite:p}`A`", 1),
        ("As {cite:t}`A` says, it fell.", 0),
    ],
)
def test_what_interrupts_a_sentence(text, faults):
    assert len(list(misplaced("x", text))) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("It met there ({claim}`A04`).", 1),
        ("The article said so (wrong).\n\nAnd more (B06, contested).", 2),
        ("Article A of July.\n\nNot so in articles C and D.", 2),
        ("That was wrong (and contested by few). Article 4 of the treaty.", 0),
        (":::{claims-box}\nA04\n:::", 0),
    ],
)
def test_what_marks_a_claim_in_a_sentence(text, faults):
    assert len(list(marked("x", text))) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The button above it, or a click.", 2),
        ("The PDF shows less; the file below has all rows.", 2),
        ("As printed here, on page nine.", 2),
        ("The search for mines, gas filters, a tapped field, a treaty on paper.", 0),
        ("```{code-cell}\nbutton = 1\n```", 0),
    ],
)
def test_what_is_for_one_edition_alone(text, faults):
    assert len(list(of_one_edition("x", text))) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Events {0}.", 1),
        ('subtitle="January 2022 {0}"', 1),
        ("The data reach {1} for events.", 1),
        ("On 3 {1} it signed; in {1} oil rose.", 0),
        ("to {{glue:text}}`end`, and to July 2025", 0),
    ],
)
def test_what_is_a_typed_end_of_the_record(text, faults):
    month = data.vintage("month")
    assert len(list(typed_ends("x", text.format(f"to {month}", month)))) == faults


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_an_option_of_a_box_has_a_line_of_its_own(chapter):
    lines = chapter.read_text("utf-8").splitlines()
    slips = [
        f"chapters/{chapter.name}, line {number}: an option of the box stands in its title; "
        "give it a line of its own"
        for number, line in enumerate(lines, start=1)
        if re.match(r":::+\{[\w-]+\}.*\s:\w+:", line)
    ]
    assert not slips, "\n".join(slips)


def test_what_counts_as_a_slipped_option():
    assert re.match(
        r":::+\{[\w-]+\}.*\s:\w+:", ":::{admonition} The short version :class: short-version"
    )
    assert not re.match(r":::+\{[\w-]+\}.*\s:\w+:", ":::{admonition} The short version")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("It fell. *Confidence: low, because it is short.*", 0),
        ("It fell. Confidence is low, because it is short.", 1),
        ("It fell. *Confidence: low*, because it is short.", 1),
        ("It fell. *Low to moderate; it is short.*", 1),
        ("They had confidence in him.", 0),
    ],
)
def test_what_tells_confidence_in_another_form(text, faults):
    assert len(list(unformed_confidence("x", text))) == faults
