"""The bibliography: ``references.bib``, made from ``data/sources.csv``."""

import re
import sys
from pathlib import Path
from typing import Any

from babel import Locale

from between_powers import data
from between_powers.data.faults import told_in_one_line

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_READINGS = {
    "public_copy": "public copy at",
    "republished": "as carried by",
    "quoted": "as quoted by",
    "private_copy": "private copy at",
    "encyclopedia": "read at",
    "mirror": "copied page at",
    "machine_translation": "machine translation at",
}
_EXTENTS = {
    "abstract": ("abstract read", "The abstract was read"),
    "excerpt": ("", "An excerpt was read"),  # most were: the list says so once
    "headline": ("headline read", "The headline was read"),
    "whole": ("read whole", "It was read whole"),
}
_HEAD = "% Made from data/sources.csv by python -m between_powers.data.bibliography. Do not edit.\n"


def escape(text: str) -> str:
    r"""Escape what BibTeX and LaTeX read as commands; letters beyond ASCII stay as they are.

    Examples
    --------
    >>> escape("Oil & gas: 5% of Türkiye_1")
    'Oil \\& gas: 5\\% of Türkiye\\_1'
    """
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _LATEX.get(match[0], "\\" + match[0]), text)


def _entry(source: dict[str, Any]) -> str:
    """Write an entry; fields beyond BibTeX's own are BibLaTeX's, but for the two notes."""
    known = {name: value for name, value in source.items() if isinstance(value, str)}
    place = re.sub(r"^GitHub, (?=[^ ]+/)", "github.com/", known["publisher"])
    how = _READINGS.get(known["reading"])
    extent, told = _EXTENTS[known["extent"]]
    fields = {
        "author": f"{{{escape(known['producer'])}}}",
        "title": f"{{{escape(known['title'])}}}",
    }
    if how is None and known["publisher"] != known["producer"]:
        fields["howpublished"] = escape(place)
    if "published" in known:
        fields |= {"year": known["published"][:4], "date": known["published"]}
    if "address" in known:
        fields["url"] = known["address"]
    fields["urldate"] = f"{source['accessed']:%Y-%m-%d}"
    if known["language"] != "en":
        fields["language"] = str(Locale("en").languages[known["language"]])
    # `note` is printed in the list, `annote` shown where an entry is told in full.
    bare = known.get("address", "").partition("://")[2].removeprefix("www.")
    if how and how.endswith(" at") and bare.startswith(f"{place}/"):
        how, place = how.removesuffix(" at"), ""  # the address tells where
    # Of a page that was read where its address says nothing is left to tell.
    where = "" if how == "read" else how and f"{how} {place}".rstrip()
    if note := ", ".join(filter(None, (where, extent))):
        fields["note"] = escape(note)
    fields["annote"] = told if how else f"{told} on its own page"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{known['source_id']},", *lines, "}"])


def bibtex() -> str:
    """Make the bibliography: one entry a source, the key its source_id, sorted by key.

    Examples
    --------
    >>> entries = bibtex()
    >>> entries.count("@misc{") == len(data.sources())
    True
    """
    rows = data.load("sources").sort_values("source_id").to_dict("records")
    return (
        "\n\n".join(
            [_HEAD.rstrip("\n"), *(_entry({str(k): v for k, v in row.items()}) for row in rows)]
        )
        + "\n"
    )


@told_in_one_line
def main() -> int:
    """Write ``references.bib`` at the root of the project."""
    path = Path(__file__).resolve().parents[3] / "references.bib"
    path.write_text(bibtex(), encoding="utf-8", newline="\n")
    print(f"references.bib: {len(data.sources())} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
