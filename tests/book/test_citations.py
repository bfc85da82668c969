"""Every source is cited: by a row of a dataset, or by the text."""

import re
from pathlib import Path

from between_powers import data

ROOT = Path(__file__).resolve().parents[2]
CITED = re.compile(r"\{cite:[a-z]+\}`([^`]+)`")


def cited_in_text() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "chapters").glob("*.md"))
    return {
        key.strip() for text in texts for keys in CITED.findall(text) for key in keys.split(",")
    }


def unused(cited: set[str]) -> list[str]:
    """Sources that neither a row of a dataset nor the text cites."""
    names = [name for name in data.names() if name != "sources"]
    cited = cited.union(*(data.source_ids(data.read(name)) for name in names))
    return [key for key in data.read("sources")["source_id"] if key not in cited]


def test_every_source_is_cited_by_a_row_or_a_chapter():
    keys = unused(cited_in_text())
    assert keys == [], f"data/sources.csv: {keys} are cited nowhere; cite them or delete them"


def test_a_source_that_nothing_uses():
    first, *_ = unused(set())  # cited by the text alone
    assert unused(cited_in_text() - {first}) == [first]
