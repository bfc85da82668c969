"""Put earlier editions of the site beside the newest, each under its version and marked as such.

``python -m tools.ci.editions SITE ARCHIVES``: ARCHIVES holds a ``site.zip`` of each release in a
folder named by its tag. Each is unpacked to ``SITE/editions/TAG``, a note on each of its pages
says what it is and leads to the newest text, ``SITE/editions/index.html`` lists them, and the foot
of every page of the newest leads there.
"""

from __future__ import annotations

import re
import sys
import zipfile
from html import escape
from pathlib import Path

FOLDER = "editions"
TAG = re.compile(r"v(\d+)\.(\d+)\.(\d+)")
BODY = re.compile(r"<body[^>]*>")
NOTE = (
    '<aside style="padding: 0.6rem 1rem; background: #fff4ce; color: #23282d; text-align: center">'
    '{edition} is {kind}. See <a style="color: #1a4f8b" href="{root}index.html">the newest text</a>'
    ' or <a style="color: #1a4f8b" href="{root}editions/index.html">all editions</a>.</aside>'
)
LATEST, EARLIER = "the latest release", "an earlier edition"
FOOT = '<a class="page-top"'
"""What ends the foot of a page (``edition.html`` of the press)."""
LINK = '<span><a href="{root}editions/index.html">All editions</a></span>'
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Editions</title></head>
<body style="max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 sans-serif">
<h1>Editions</h1>
<p>Each release as it was published.
<a href="../index.html">The newest text</a> may be ahead of them.</p>
<ul>
{items}
</ul>
</body>
</html>
"""


def marked(page: str, edition: str, kind: str, depth: int) -> str:
    """Tell on a page of which edition it is, and keep search engines from it.

    Examples
    --------
    >>> text = marked("<head></head><body><p>Rain.</p></body>", "v1.0.0", EARLIER, 3)
    >>> text.startswith('<head><meta name="robots" content="noindex"></head><body><aside')
    True
    >>> 'href="../../../index.html"' in text
    True
    """
    note = NOTE.format(edition=escape(edition), kind=kind, root="../" * depth)
    page = page.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)
    return BODY.sub(lambda body: body[0] + note, page, count=1)


def unpack(archive: Path, target: Path, kind: str) -> None:
    """Unpack the site of a release, without the folder that its archive wraps it in."""
    with zipfile.ZipFile(archive) as packed:
        for name in filter(lambda name: not name.endswith("/"), packed.namelist()):
            inner = Path(*Path(name).parts[1:])
            path = target / inner
            if not path.resolve().is_relative_to(target.resolve()):
                raise ValueError(f"{archive}: {name} would be written outside of {target}")
            path.parent.mkdir(parents=True, exist_ok=True)
            content = packed.read(name)
            if path.suffix == ".html":
                content = marked(content.decode(), target.name, kind, len(inner.parts) + 1).encode()
            path.write_bytes(content)


def lead(site: Path) -> None:
    """Lead from the foot of each page of the newest site to the list of editions."""
    for path in site.rglob("*.html"):
        link = LINK.format(root="../" * (len(path.relative_to(site).parts) - 1))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(FOOT, link + FOOT, 1), encoding="utf-8")


def add(site: Path, archives: Path) -> list[str]:
    """Add all releases to a site; return their tags, the newest first."""
    found = {path.parent.name: path for path in archives.glob("*/site.zip")}
    tags = sorted((tag for tag in found if TAG.fullmatch(tag)), key=_order, reverse=True)
    if tags:
        lead(site)
        items = "\n".join(f'<li><a href="{tag}/index.html">{tag}</a></li>' for tag in tags)
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        (site / FOLDER / "index.html").write_text(PAGE.format(items=items), encoding="utf-8")
    for tag in tags:
        unpack(found[tag], site / FOLDER / tag, LATEST if tag == tags[0] else EARLIER)
    return tags


def _order(tag: str) -> tuple[int, ...]:
    return tuple(map(int, TAG.fullmatch(tag).groups()))


def main(arguments: list[str]) -> int:
    """Add the releases and print their tags."""
    site, archives = map(Path, arguments)
    print("editions:", ", ".join(add(site, archives)) or "none")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
