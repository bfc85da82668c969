"""Functions that a report names in its configuration, as ``module:function``."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from typing import Any

from sphinx.errors import ConfigError


def named_function(setting: str, reference: str) -> Callable[..., Any]:
    """Find the function that a setting names.

    Raises
    ------
    ConfigError
        If there is none; the message names the setting.

    Examples
    --------
    >>> named_function("press_changes", "math:floor")(1.5)
    1
    >>> named_function("press_changes", "math:flour")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sphinx.errors.ConfigError: _config.yml: press_changes names 'math:flour', which is not ...
    """
    try:
        function: Callable[..., Any] = pkgutil.resolve_name(reference)
    except (ImportError, AttributeError, ValueError) as error:
        problem = f"names {reference!r}, which is not there: {error}"
        raise ConfigError(f"_config.yml: {setting} {problem}") from error
    return function
