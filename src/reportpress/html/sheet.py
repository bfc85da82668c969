"""What of the rules goes into a sheet: those that apply, and the variables that are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportpress.html.css import Rule

LIGHT, DARK = (re.compile(rf"\[data-theme=['\"]?{name}['\"]?\]") for name in ("light", "dark"))
DARK_SCREEN = "screen and (prefers-color-scheme:dark)"
NAME = re.compile(r"--[A-Za-z][\w-]*")
READ = re.compile(r"var\(\s*(--[\w-]+)")
SET = re.compile(r"""(?:^|(?<=;))\s*(--[\w-]+)\s*:(?:"[^"]*"|'[^']*'|[^;"'])*(?:;|$)""")


def applying(sheet: Iterable[Rule], names: frozenset[str]) -> list[Rule]:
    """Choose the rules that can apply to something, with the selectors that can.

    Examples
    --------
    >>> from reportpress.html.css import rules
    >>> [rule.selectors for rule in applying(rules(".a,.b{x:1} .c{z:3}"), frozenset({".a"}))]
    [[('.a', ['.a'])]]
    """
    chosen = []
    for rule in sheet:
        selectors = [(text, needs) for text, needs in rule.selectors if names.issuperset(needs)]
        if selectors or not rule.selectors:
            chosen.append(rule._replace(selectors=selectors))
    return chosen


def alive(sheet: list[Rule], others: Iterable[str] = ()) -> list[Rule]:
    """Drop variables that no rule reads and `others`, scripts and pages, do not name.

    Frameworks set some hundreds for features that no page has.

    Examples
    --------
    >>> from reportpress.html.css import rules
    >>> [kept.body for kept in alive([*rules("a{--x:1;--y:var(--z);color:var(--x)} b{--z:2}")])]
    ['--x:1;color:var(--x)']
    """
    named = {name for text in others for name in NAME.findall(text)}
    before = None
    while before != sheet:
        before = sheet
        read = named.union(*(READ.findall(rule.body) for rule in sheet))

        def kept(found: re.Match[str], read: set[str] = read) -> str:
            return found[0] if found[1] in read else ""

        bodies = ((rule, SET.sub(kept, rule.body)) for rule in sheet)
        sheet = [rule._replace(body=body) for rule, body in bodies if body]
    return sheet


def unscripted(sheet: list[Rule]) -> Iterator[Rule]:
    """Choose the rules for light and dark pages, and let the system's setting choose between them.

    A script names the scheme in the page's ``data-theme``; where none runs it stays ``auto``. What
    holds for dark pages comes after all that holds for light ones, and so wins.

    Examples
    --------
    >>> from reportpress.html.css import rules
    >>> sheet = [*rules("[data-theme=dark] a{x:1} b{y:2} [data-theme=light] a{x:3}")]
    >>> light, dark = unscripted(sheet)
    >>> light.selectors, dark.around
    ([('[data-theme=auto] a', ['a'])], ['@media screen and (prefers-color-scheme:dark)'])
    """
    for scheme, media in ((LIGHT, []), (DARK, [f"@media {DARK_SCREEN}"])):
        for rule in sheet:
            # What one scheme has by not being the other needs no script.
            selectors = [
                (scheme.sub("[data-theme=auto]", text), needs)
                for text, needs in rule.selectors
                if scheme.search(text) and ":not([data-theme" not in text
            ]
            if selectors:
                yield Rule([*media, *rule.around], selectors, rule.body)


def written(sheet: Iterable[Rule]) -> str:
    """Write rules as one text, those within the same at-rules together.

    Examples
    --------
    >>> from reportpress.html.css import rules
    >>> written(rules(".a,.b{x:1} @media print{.a{y:2} .c{z:3}}"))
    '.a,.b{x:1}@media print{.a{y:2}.c{z:3}}'
    """
    out: list[str] = []
    open_: list[str] = []
    for rule in sheet:
        if rule.around != open_:
            out += ["}" * len(open_), *(f"{head}{{" for head in rule.around)]
            open_ = rule.around
        selectors = ",".join(text for text, _ in rule.selectors)
        out.append(f"{selectors}{{{rule.body}}}" if selectors else rule.body)
    out.append("}" * len(open_))
    return "".join(out)
