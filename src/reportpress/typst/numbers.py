"""Section and figure numbers, the same as in the HTML edition."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment


class Numbers:
    """The numbers that Sphinx gave to sections, figures, tables and listings."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.formats: dict[str, str] = env.config.numfig_format

    def section(self, docname: str, section: nodes.section) -> str | None:
        """Return the number of a section, such as ``3.2``, or None."""
        numbers = self.env.toc_secnumbers.get(docname, {})
        parts = numbers.get("#" + section["ids"][0])
        if parts is None and not isinstance(section.parent, nodes.section):
            # The first heading of a document is listed without an anchor.
            parts = numbers.get("")
        return ".".join(map(str, parts)) if parts else None

    def figure(self, docname: str, node: nodes.Element) -> str | None:
        """Return the printed number of a figure, table or listing, such as ``Figure 3.2``."""
        for domain in self.env.domains.values():
            figtype = domain.get_enumerable_node_type(node)
            if not figtype:
                continue
            for name in node["ids"]:
                numbers = self.env.toc_fignumbers.get(docname, {}).get(figtype, {}).get(name)
                if numbers:
                    return self._format(figtype, ".".join(map(str, numbers)))
        return None

    def _format(self, figtype: str, number: str) -> str:
        template = self.formats.get(figtype, "%s")
        return template % number if "%s" in template else template.format(number=number, name="")
