"""What an imprint says of the data of an edition."""

from __future__ import annotations

from textwrap import wrap

from between_powers.data.change_log import entries
from between_powers.data.descriptor import package, vintage
from between_powers.data.versions import digest
from between_powers.words import calendar_date


def facts() -> dict[str, str]:
    """Return version, vintage, the day of the last change, and the digest in groups.

    Examples
    --------
    >>> facts()["data_digest"].replace(" ", "") == digest()
    True
    """
    return {
        "data_version": str(package()["version"]),
        "data_vintage": vintage("month"),
        "data_day": calendar_date(str(entries()[0]["date"])),
        "data_digest": " ".join(wrap(digest(), 8)),
    }
