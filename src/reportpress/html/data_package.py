"""The report's data as the site gives them away: a Data Package under stable names, and a ZIP.

``press_data_package`` names the descriptor (https://datapackage.org). Each of its files stands
beside it in the folder `FOLDER` of the site, and the descriptor there tells the size and the
digest of each, by which tools for Data Packages check what they have loaded. ``press_data_extras``
names a function that returns what a reader of the data needs besides: ``resources``, more entries
of the descriptor, and ``documents``, texts by file name.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from reportpress.edition.archive import write_only, zipped
from reportpress.named_functions import named_function
from reportpress.tree.site_addresses import way_to_root

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FOLDER = "data"
"""Folder of the site that holds the descriptor and the files beside it."""

DESCRIPTOR = "datapackage.json"
"""The name by which tools know a descriptor."""

ARCHIVE = "data.zip"
"""The whole folder as one file, at the root of the site."""


def setup(app: Sphinx) -> None:
    """Register the settings, and the step that leads downloads to the stable names."""
    app.add_config_value("press_data_package", "", "html", types=[str])
    app.add_config_value("press_data_extras", "", "html", types=[str])
    # After the index of exhibits, which offers files too.
    app.connect("doctree-resolved", lead, priority=600)


def described(app: Sphinx) -> dict[str, Any]:
    """Return the report's own descriptor with the resources added to it; empty without a package.

    Raises
    ------
    ConfigError
        If the descriptor that ``press_data_package`` names cannot be read.
    """
    named = app.config.press_data_package
    if not named:
        return {}
    try:
        descriptor: dict[str, Any] = json.loads((Path(app.srcdir) / named).read_bytes())
    except (OSError, ValueError) as error:
        raise ConfigError(f"press_data_package: {named} cannot be read ({error})") from error
    added = _extras(app).get("resources", [])
    return descriptor | {"resources": [*descriptor["resources"], *added]}


def _extras(app: Sphinx) -> dict[str, Any]:
    named = app.config.press_data_extras
    return named_function("press_data_extras", named)() if named else {}


def completed(descriptor: dict[str, Any], contents: dict[str, bytes]) -> dict[str, Any]:
    """Return a descriptor that tells size and digest of each of its files.

    Examples
    --------
    >>> package = {"resources": [{"name": "rain", "path": "rain.csv"}]}
    >>> completed(package, {"rain.csv": b"year,mm"})["resources"][0]["bytes"]
    7
    """
    resources = [
        resource
        | {
            "bytes": len(contents[resource["path"]]),
            "hash": f"sha256:{hashlib.sha256(contents[resource['path']]).hexdigest()}",
        }
        for resource in descriptor["resources"]
    ]
    return descriptor | {"resources": resources}


def files(app: Sphinx) -> dict[str, bytes]:
    """Return all that the folder of the data holds, by name; nothing without a package.

    Raises
    ------
    ConfigError
        If a file that the descriptor names is missing.
    """
    descriptor = described(app)
    if not descriptor:
        return {}
    folder = (Path(app.srcdir) / app.config.press_data_package).parent
    paths = [resource["path"] for resource in descriptor["resources"]]
    for path in paths:
        if not (folder / path).is_file():
            missing = (folder / path).relative_to(app.srcdir).as_posix()
            raise ConfigError(f"press_data_package: {missing} is named there and is missing")
    contents = {path: (folder / path).read_bytes() for path in paths}
    package = json.dumps(completed(descriptor, contents), indent=2, ensure_ascii=False)
    documents = _extras(app).get("documents", {})
    texts = {name: text.encode() for name, text in documents.items()}
    return {**contents, **texts, DESCRIPTOR: f"{package}\n".encode()}


def offered(app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
    """Return where the site has each file that readers can take, by its path in the report.

    Those are the files of the package, under their stable names, and what pages offer besides.
    """
    return {path: f"_downloads/{place}" for path, place in copies(env).items()} | packaged(app)


def copies(env: BuildEnvironment) -> dict[str, str]:
    """Return the place of each file that pages offer; Sphinx 8 keeps paths, 7 kept texts.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> copies(SimpleNamespace(dlfiles={Path("rain.csv"): ({"index"}, Path("0a/rain.csv"))}))
    {'rain.csv': '0a/rain.csv'}
    """
    return {str(path): str(place) for path, (_, place) in env.dlfiles.items()}


def packaged(app: Sphinx) -> dict[str, str]:
    """Return where the site has each file of the package, by its path in the report."""
    folder = PurePosixPath(app.config.press_data_package).parent
    names = [resource["path"] for resource in described(app).get("resources", [])]
    named = [*names, DESCRIPTOR] if names else []
    return {(folder / name).as_posix(): f"{FOLDER}/{name}" for name in named}


def lead(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Have a page that offers a file of the package link to it under its stable name."""
    if app.builder.format != "html" or not app.config.press_data_package:
        return
    stable = packaged(app)
    paths = {place: path for path, place in copies(app.env).items() if path in stable}
    root = way_to_root(app.builder, docname)
    for offer in list(doctree.findall(download_reference)):
        if path := paths.get(offer.get("filename", "")):
            link = nodes.reference("", "", *offer.children, refuri=f"{root}{stable[path]}")
            link["classes"] = ["download"]
            offer.replace_self(link)


def write(app: Sphinx, out: Path) -> None:
    """Write the folder of the data and its archive, and drop the copies that nothing leads to.

    A preview has no archive: its author has the files.
    """
    contents = files(app)
    if not contents:
        return
    write_only(out / FOLDER, contents)
    if not app.config.press_preview:
        (out / ARCHIVE).write_bytes(zipped(contents))
    offers = copies(app.env)
    for source in packaged(app).keys() & offers.keys():
        copy = out / "_downloads" / offers[source]
        copy.unlink(missing_ok=True)
        for folder in (copy.parent, copy.parent.parent):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
