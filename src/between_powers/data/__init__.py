"""The datasets of the report, and the only door to ``data/``.

`load` reads a CSV with every cell checked against ``data/datapackage.json`` in the pass that types
it. `validate` (``make data``) does so for all datasets and adds the rules across rows and datasets
of `between_powers.data.checks`, `between_powers.data.consistency` and
`between_powers.data.corrections`.
"""

from between_powers.data.descriptor import describe, names, subjects, vintage
from between_powers.data.faults import DataError
from between_powers.data.loading import (
    cited,
    load,
    loaded_names,
    read,
    read_all,
    source_ids,
    sources,
    stamps_of,
)
from between_powers.data.validation import main, validate
from between_powers.data.versions import digest

__all__ = [
    "DataError",
    "cited",
    "describe",
    "digest",
    "load",
    "loaded_names",
    "main",
    "names",
    "read",
    "read_all",
    "source_ids",
    "sources",
    "stamps_of",
    "subjects",
    "validate",
    "vintage",
]
