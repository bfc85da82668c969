"""The report and its datasets as linked data of schema.org, for the head of the first page.

``press_datasets`` names a function that describes the datasets; of each, ``path`` is its file in
the report and ``encodingFormat`` its type. Where the site offers the file, its address stands in
their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from reportpress.html import data_package
from reportpress.named_functions import named_function
from reportpress.tree.domain import press_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Address = Callable[[str], str]
"""Returns the address of a file of the site by its path."""


def report(app: Sphinx, about: str, address: Address) -> str:
    """Return the report and its datasets as JSON that may stand within a script element."""
    config = app.config
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": config.press_schema_type,
        "name": config.project,
        "headline": config.project,
        "description": about,
        "inLanguage": config.language,
        "version": config.version,
        "author": {"@type": "Organization", "name": config.author},
        "keywords": ", ".join(config.typst_keywords),
    }
    if config.press_licence:
        described["license"] = config.press_licence
    if config.press_published:
        described["datePublished"] = config.press_published
    if config.html_baseurl:
        described["url"] = config.html_baseurl
    if config.press_datasets:
        places = data_package.offered(app, app.env)
        datasets = named_function("press_datasets", config.press_datasets)()
        described["isBasedOn"] = [distributed(dataset, places, address) for dataset in datasets]
    # "</" would end the script element.
    return json.dumps(described, ensure_ascii=False).replace("</", "<\\/")


def distributed(
    dataset: Mapping[str, Any], places: Mapping[str, str], address: Address
) -> dict[str, Any]:
    """Replace the path of a dataset by where the site offers its file, if it does.

    Examples
    --------
    >>> rain = {"name": "Rain", "path": "data/rain.csv", "encodingFormat": "text/csv"}
    >>> distributed(rain, {"data/rain.csv": "data/r.csv"}, str.upper)["distribution"]["contentUrl"]
    'DATA/R.CSV'
    >>> distributed(rain, {}, str.upper)
    {'name': 'Rain'}
    """
    described = {**dataset}
    path, kind = described.pop("path"), described.pop("encodingFormat")
    if path in places:
        described["distribution"] = {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": address(places[path]),
        }
    return described


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the root page written again when another chapter offers files or no longer does."""
    downloads = sorted(data_package.offered(app, env).items())
    has_changed = press_domain(env).has_changed("downloads", downloads)
    return [app.config.root_doc] if has_changed and app.config.press_datasets else []


def setup(app: Sphinx) -> None:
    """Register the settings, and the event that keeps addresses of files up to date."""
    app.add_config_value("press_datasets", "", "html", types=[str])
    app.add_config_value("press_schema_type", "Book", "html", types=[str])
    app.connect("env-updated", renew)
