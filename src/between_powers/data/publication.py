"""What readers of the data get besides the datasets: outlines, codebook, licences, changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from between_powers.data import change_log
from between_powers.data.catalogue import licences
from between_powers.data.descriptor import package, vintage
from between_powers.data.versions import OUTLINES

_ROOT = Path(__file__).resolve().parents[3]
_EXAMPLE = "oil_exports"

_README = """\
# {title}

{description} Version {version}, vintage {vintage}.

`datapackage.json` describes every file: the meaning, type and unit of each column, its limits and
its licence, with the size and SHA-256 digest of the file (https://datapackage.org). `codebook.md`
has the same as text, `licences.md` the terms, `changes.md` what changed since earlier versions, and
`sources.csv` the sources that the rows name by `source_id`. An empty cell is a missing value;
`true` and `false` are words to R's `read.csv`.

pandas:

    import pandas
    sources = pandas.read_csv("sources.csv", index_col="source_id")
    rows = pandas.read_csv("{example}.csv").join(sources["title"], on="source_id")

R:

    sources <- read.csv("sources.csv", na.strings = "", encoding = "UTF-8")
    rows <- read.csv("{example}.csv", na.strings = "", encoding = "UTF-8")
    rows <- merge(rows, sources[c("source_id", "title")], by = "source_id")

DuckDB:

    CREATE VIEW sources AS FROM read_csv('sources.csv');
    CREATE VIEW example AS FROM read_csv('{example}.csv');
    SELECT example.*, sources.title FROM example JOIN sources USING (source_id);
"""

_LICENCES = """\
# Licences

The report's own texts, codes and ratings, and the descriptor, are under the Creative Commons
Attribution 4.0 International licence (CC BY 4.0, https://creativecommons.org/licenses/by/4.0/).
Figures stay under the terms of their sources, which `sources.csv` gives in its column `licence`.

{rows}
"""


def extras() -> dict[str, Any]:
    r"""Return the resources and the documents that are published beside the datasets.

    Examples
    --------
    >>> extras()["documents"]["codebook.md"].count("\n## ") == len(package()["resources"])
    True
    """
    codebook = (_ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    documents = {
        "README.md": readme(),
        "changes.md": history(),
        "codebook.md": codebook,
        "licences.md": terms(),
    }
    return {"resources": [outlines()], "documents": documents}


def outlines() -> dict[str, Any]:
    """Describe the outlines of the maps, which are no table.

    Examples
    --------
    >>> licences(outlines())
    'Natural Earth, public domain'
    """
    return {
        "name": "outlines",
        "path": OUTLINES,
        "title": "Outlines of the maps",
        "description": "Countries and waters as the maps draw them, simplified from Natural Earth.",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [
            {
                "name": "LicenseRef-public-domain",
                "title": "Natural Earth, public domain",
                "path": "https://www.naturalearthdata.com/about/terms-of-use/",
            }
        ],
        "limits": (
            "Schematic. Crimea is joined to Ukraine, after UN General Assembly resolution 68/262."
        ),
    }


def readme() -> str:
    """Say what the folder of the data holds, and how to load it with three programs.

    Examples
    --------
    >>> readme().splitlines()[0]
    '# Kazakhstan Between Powers: the data'
    """
    told = {name: package()[name] for name in ("title", "description", "version")}
    return _README.format(**told, vintage=vintage("month"), example=_EXAMPLE)


def terms() -> str:
    """Name the licence of every file.

    Examples
    --------
    >>> terms().splitlines()[-1]
    '| `outlines.geojson` | Natural Earth, public domain |'
    """
    listed = [*package()["resources"], outlines()]
    rows = [f"| `{resource['path']}` | {licences(resource)} |" for resource in listed]
    return _LICENCES.format(rows="\n".join(["| File | Licence |", "| --- | --- |", *rows]))


def history() -> str:
    """Tell what changed from version to version.

    Examples
    --------
    >>> [line for line in history().splitlines() if line.startswith("## ")][-1]
    '## Data 0.2.1, 2026-11-21'
    """
    lines = ["# Changes"]
    for change in change_log.told():
        lines.append(f"\n## {change['title']}, {change['date']}")
        lines += [f"\n**{head}.** {text}" for head, text in change["parts"].items()]
    return "\n".join(lines) + "\n"
