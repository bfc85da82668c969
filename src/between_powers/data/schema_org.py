"""The datasets in schema.org's words, for machines that read the site."""

from __future__ import annotations

from typing import Any

import pandas as pd

from between_powers import data
from between_powers.data import times
from between_powers.data.catalogue import licences, span
from between_powers.data.descriptor import folder


def datasets() -> list[dict[str, Any]]:
    """Describe each dataset, in the order of the descriptor.

    The properties are those of `Dataset <https://schema.org/Dataset>`_; the time span is ISO 8601.
    ``path`` is its file inside the book and ``encodingFormat`` its type, which the site turns into
    an address where it offers the file.

    Examples
    --------
    >>> by_name = {dataset["name"]: dataset for dataset in datasets()}
    >>> by_name["Caspian Pipeline Consortium: flow and capacity"]["temporalCoverage"][:4]
    '2004'
    """
    return [_dataset(data.describe(name)) for name in data.names()]


def _dataset(resource: dict[str, Any]) -> dict[str, Any]:
    # The times alone, and unchecked: the chapters have read the data through the door.
    path = folder() / resource["path"]
    years = span(pd.read_csv(path, usecols=lambda column: column in times.COLUMNS, dtype=str))
    variables = [
        {"@type": "PropertyValue", "name": field["description"], "unitText": field["unit"]}
        for field in resource["schema"]["fields"]
        if field.get("unit", "year") != "year"
    ]
    return {
        "@type": "Dataset",
        "name": resource["title"],
        "description": f"{resource['description']} Limit: {resource['limits']}",
        **({"variableMeasured": variables} if variables else {}),
        "license": {"@type": "CreativeWork", "name": licences(resource)},
        "isAccessibleForFree": True,
        "path": f"data/{resource['path']}",
        "encodingFormat": resource["mediatype"],
        **({"temporalCoverage": years.replace("-", "/")} if years != "-" else {}),
    }
