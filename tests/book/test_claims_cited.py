"""The chapters cite claims that exist, and treat every claim that did not hold."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from between_powers import data

CHAPTERS = sorted((Path(__file__).resolve().parents[2] / "chapters").glob("*.md"))
TO_TREAT = ("wrong", "contested")
_SHOWN = re.compile(r"(`{2,})(?!`).*?(?<!`)\1(?!`)")  # inline code that shows a role
_ROLE = re.compile(r"\{claim\}`([^`]*)`")
_BOX, _FENCE = re.compile(r"(:{3,}|`{3,})\{claims-box\}\s*"), re.compile(r":{3,}|`{3,}")


def cited(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the id of every role, in prose and in tables, and of what boxes name."""
    in_box = False
    for line, words in enumerate(text.splitlines(), start=1):
        if in_box and not _FENCE.match(words):
            yield from ((line, key) for key in re.findall(r"[^\s,]+", words))
        in_box = bool(_BOX.fullmatch(words)) or (in_box and not _FENCE.match(words))
        for role in _ROLE.finditer(_SHOWN.sub("", words)):
            yield line, role[1]


def strays(name: str, text: str, claim_ids: set[str]) -> list[str]:
    """Tell of every id that is no claim."""
    ids = sorted(claim_ids)
    return [
        f"chapters/{name}, line {line}: {key!r} is no claim; "
        f"the ids run from {ids[0]} to {ids[-1]}, see data/claims.csv"
        for line, key in cited(text)
        if key not in claim_ids
    ]


def untreated(treated: set[str]) -> list[str]:
    """Tell of every claim that did not hold and is not among those that chapters treat."""
    ledger = data.load("claims")
    ledger = ledger[ledger["verdict"].isin(TO_TREAT) & ~ledger["claim_id"].isin(treated)]
    return [
        f"chapters/{row.chapter}.md: claim {row.claim_id} ({row.verdict}) is cited in no chapter "
        f"but the ledger; name {row.claim_id} in a claims-box where its matter is treated"
        for row in ledger.itertuples()
    ]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_cited_claims_exist(chapter: Path) -> None:
    claim_ids = set(data.load("claims")["claim_id"])
    messages = strays(chapter.name, chapter.read_text(encoding="utf-8"), claim_ids)
    assert not messages, "\n".join(messages)


def test_claims_that_did_not_hold_are_treated_beyond_the_ledger() -> None:
    treated = {
        key
        for chapter in CHAPTERS
        if chapter.stem != "ledger"
        for _, key in cited(chapter.read_text(encoding="utf-8"))
    }
    messages = untreated(treated)
    assert not messages, "\n".join(messages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Not so, {claim}`A27`.\nNor {claim}`B06`, {claim}`D03`",
            [(1, "A27"), (2, "B06"), (2, "D03")],
        ),
        ('cells = ["fourth {claim}`C08`"]', [(1, "C08")]),
        ("Write `` {claim}`A27` `` to cite one.", []),
        ("{cited-in}`A27` and {cite:p}`A27`", []),
        (
            ":::{claims-box}\nC03, C01\nB03\n:::\nA15 {claim}`A16`",
            [(2, "C03"), (2, "C01"), (3, "B03"), (5, "A16")],
        ),
        (":::{note}\nC03\n:::", []),
    ],
)
def test_what_counts_as_cited(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(cited(text)) == expected


def test_a_stray_id_is_told_with_file_and_line() -> None:
    assert strays("pivot.md", "One\n{claim}`Z99`", {"A01", "E12"}) == [
        "chapters/pivot.md, line 2: 'Z99' is no claim; "
        "the ids run from A01 to E12, see data/claims.csv"
    ]
