"""Ask every outside address of the report whether it still answers, slowly enough for its hosts.

``python -m tools.ci.links [REPORT]`` reads the addresses of ``data/sources.csv`` and those in
chapters and documents, and writes what is gone to the file REPORT, as Markdown. Gone is what its
host says is gone (404, 410), or whose host is no longer known. Hosts that refuse programs, are slow
or have a bad day prove nothing: they are counted and left alone.
"""

from __future__ import annotations

import csv
import re
import socket
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = re.compile(r"""https?://[^\s<>()\[\]"'`{}|]+""")
AGENT = "link check of a report (weekly; one request a host and second)"
GONE = (404, 410)
PAUSE = 1.0
"""Seconds between two requests to one host."""
PATIENCE = 20
"""Seconds until a host counts as slow."""
LONGEST = 60_000
"""Characters of a report; an issue takes 65,536."""
HOSTS = 16
"""Hosts that are asked at the same time."""


def addresses(root: Path) -> dict[str, str]:
    """Return every outside address of a report, and where it is first named."""
    found: dict[str, str] = {}
    with (root / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in ("address", "copy"):
                if row[name].startswith("http"):
                    found.setdefault(row[name], f"data/sources.csv, {row['source_id']}")
    for path in sorted([*root.glob("*.md"), *root.glob("chapters/*.md"), *root.glob("docs/*.md")]):
        for address in WRITTEN.findall(path.read_text(encoding="utf-8")):
            found.setdefault(address.rstrip(".,;:"), path.relative_to(root).as_posix())
    return {address: place for address, place in found.items() if "example.org" not in address}


def ask(address: str) -> str:
    """Ask for an address; return ``answers``, ``gone`` or ``unsure``, and after a colon why."""
    # Letters beyond ASCII may stand in an address, and signs that are quoted already stay.
    request = urllib.request.Request(  # noqa: S310 - http and https alone are listed
        quote(address, safe="/:?#[]@!$&'()*+,;=%~-._"), headers={"User-Agent": AGENT}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
            return "answers"
    except urllib.error.HTTPError as error:
        return f"{'gone' if error.code in GONE else 'unsure'}: {error.code}"
    except urllib.error.URLError as error:
        is_unknown = isinstance(error.reason, socket.gaierror) and (
            error.reason.errno != socket.EAI_AGAIN
        )
        return "gone: its host is not known" if is_unknown else f"unsure: {error.reason}"
    except (OSError, ValueError) as error:
        return f"unsure: {error}"


def asked(found: Iterable[str], pause: float = PAUSE) -> Iterator[tuple[str, str]]:
    """Ask for addresses, each host one at a time and with pauses; yield them with the answers."""

    def host(group: list[str]) -> list[tuple[str, str]]:
        answers = []
        for place, address in enumerate(group):
            time.sleep(pause if place else 0)
            answers.append((address, ask(address)))
        return answers

    by_host = sorted(found, key=lambda address: urlsplit(address).netloc)
    groups = [list(group) for _, group in groupby(by_host, lambda one: urlsplit(one).netloc)]
    with ThreadPoolExecutor(HOSTS) as pool:
        for answers in pool.map(host, groups):
            yield from answers


def report(found: dict[str, str], answers: dict[str, str]) -> str:
    """Write what is gone as Markdown; nothing if all is there.

    Examples
    --------
    >>> print(report({"http://a.org": "README.md"}, {"http://a.org": "gone: 404"}), end="")
    1 of 1 outside addresses are gone.
    <BLANKLINE>
    - http://a.org (README.md): 404
    """
    gone = {one: told for one, told in sorted(answers.items()) if told.startswith("gone")}
    if not gone:
        return ""
    lines = [f"- {one} ({found[one]}): {told.partition(': ')[2]}" for one, told in gone.items()]
    head = f"{len(gone)} of {len(found)} outside addresses are gone."
    text = "\n".join([head, "", *lines])
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0] + "\n- and others"
    return f"{text}\n"


def main(arguments: list[str], root: Path = ROOT, pause: float = PAUSE) -> int:
    """Ask for all addresses; write and print what was found. What is gone is no failure."""
    found = addresses(root)
    answers = dict(asked(found, pause))
    text = report(found, answers)
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    counts = Counter(told.partition(":")[0] for told in answers.values())
    print(
        f"{len(found)} addresses:", ", ".join(f"{n} {told}" for told, n in sorted(counts.items()))
    )
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
