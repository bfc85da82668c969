"""What an imprint says of the data of an edition."""

from __future__ import annotations

from textwrap import wrap

from babel.dates import format_date

from between_powers.data.change_log import entries
from between_powers.data.descriptor import package, vintage
from between_powers.data.versions import digest


def facts() -> dict[str, str]:
    """Return version, vintage, its year, the day of the last change, and the digest in groups.

    Examples
    --------
    >>> sorted(facts())
    ['data_day', 'data_digest', 'data_version', 'data_vintage', 'data_year']
    """
    return {
        "data_version": str(package()["version"]),
        "data_vintage": vintage("month"),
        "data_year": vintage("year"),
        "data_day": format_date(entries()[0]["date"], "d MMMM y", locale="en"),
        "data_digest": " ".join(wrap(digest(), 8)),
    }
