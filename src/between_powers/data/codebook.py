"""The codebook and the table of the data as pages, made from the descriptor and the files.

``docs/codebook.md`` tells every column; ``docs/data.md`` sets the datasets side by side;
``docs/sources.md`` names the best source of each figure that carries a finding.
"""

import sys
from pathlib import Path

import pandas as pd

from between_powers import data
from between_powers.data.catalogue import columns, datasets
from between_powers.data.faults import told_in_one_line
from between_powers.data.grades import grades, readings
from between_powers.words import percent

_DOCS = Path(__file__).resolve().parents[3] / "docs"
_STRONG = ("own_page", "public_copy", "republished")
_HEAD = "<!-- Made by python -m between_powers.data.codebook. Do not edit. -->"


def _table(head: list[str], rows: list[list[object]]) -> str:
    lines: list[list[object]] = [[*head], ["---"] * len(head), *rows]
    cells = ([str(cell).replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _dataset(listed: pd.Series, fields: pd.DataFrame) -> str:
    """Describe a dataset, from its row of the catalogue and the rows of its columns."""
    resource = data.describe(listed["name"])
    facts: list[list[object]] = [
        ["File", f"`data/{resource['path']}`"],
        ["Rows", listed["rows"]],
        ["Span", listed["span"]],
        ["Licence", listed["licence"]],
        ["Chapters", listed["chapters"]],
        ["Limits", listed["limits"]],
        ["Sources by grade", listed["sources"]],
    ]
    names = fields["column"].map("`{}`".format) + fields["key"].map({True: " (key)", False: ""})
    rows = fields.assign(column=names)[["column", "type", "unit", "meaning", "values"]]
    return f"""\
## {listed["title"]} (`{listed["name"]}`)

{resource["description"]}

{_table(["Fact", "Value"], facts)}

{_table(["Column", "Type", "Unit", "Meaning", "Values"], rows.to_numpy().tolist())}
"""


def codebook() -> str:
    r"""Make the codebook page: every dataset and column.

    Examples
    --------
    >>> codebook().count("\n## ") == len(data.names())
    True
    """
    fields = dict(list(columns().groupby("dataset", sort=False)))
    sections = (_dataset(row, fields[row["name"]]) for _, row in datasets().iterrows())
    text = (
        f"Data vintage: {data.vintage()}. An empty cell is a missing value. "
        "Times are ISO 8601; a slash joins the first and last of a span."
    )
    return "\n".join([_HEAD, "# Codebook", "", text, "", *sections])


def overview() -> str:
    r"""Make the page that sets the datasets side by side and counts figures by grade.

    Examples
    --------
    >>> overview().count("\n| `") == len(data.names())
    True
    """
    listed = datasets().drop(columns="title")
    rows = listed.assign(name=listed["name"].map("`{}`".format)).to_numpy().tolist()
    by_grade = grades().sum()
    total = by_grade.sum()
    shares: list[list[object]] = [
        [grade, size, percent(size, of=total)] for grade, size in by_grade.items()
    ]
    return f"""{_HEAD}
# The data

Data vintage: {data.vintage()}. Columns: see [the codebook](codebook.md). Where "methods" stands
alone, no chapter draws on the dataset: it is listed in "Data and methods" and kept, with its
sources, for readers and for checks.

{_table(["Dataset", "Rows", "Span", "Sources", "Licence", "Chapters", "Limits"], rows)}

## Figures by grade

{total} figures (rows) in {len(grades())} datasets, by the better grade behind each.

{_table(["Grade", "Figures", "Share"], shares)}

{by_grade["press"]} of {total} figures rest on press alone.
"""


def headlines() -> str:
    """Make the page of the sources: how they were read, and what carries each finding.

    Examples
    --------
    >>> "| approval_of_russia_2022 |" in headlines()
    True
    """
    counts = readings()
    read: list[list[object]] = [[reading] for reading in counts.index]
    for name in counts:
        for cells, size in zip(read, counts[name], strict=True):
            cells.append(f"{size} ({percent(size, of=counts[name].sum())})")
    sources = data.sources()[["producer", "publisher", "reading"]]
    listed = data.load("headline_figures").fillna("").join(sources, on="source_id")
    weak = ~listed["reading"].isin(_STRONG) | (listed["better"] != "")
    listed["reading"] = listed["reading"].mask(weak, "**" + listed["reading"] + "**")
    head = ["Figure", "Measure", "Dataset", "Source", "Made by", "Read at", "Reading", "Better"]
    shown = ["figure_id", "measure", "dataset", "source_id", "producer", "publisher", "reading"]
    return f"""{_HEAD}
# Sources

How the sources were read; the readings are described in [the codebook](codebook.md). A row counts
under the better of its sources, a headline figure under its best.

{_table(["Reading", "Sources", "Rows", "Headline figures"], read)}

## What the findings stand on

Figures that carry a finding, each with the best source that could be read. Bold: read at second
hand, or weak for what the last column says.

{_table(head, listed[[*shown, "better"]].to_numpy().tolist())}
"""


@told_in_one_line
def main() -> int:
    """Write the pages to ``docs``."""
    _DOCS.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        text = make()
        (_DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{name}: written")
    return 0


PAGES = {"codebook.md": codebook, "data.md": overview, "sources.md": headlines}

if __name__ == "__main__":
    sys.exit(main())
