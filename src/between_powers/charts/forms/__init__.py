"""The forms of charts: each takes rows and options, and returns what draws them in any layout."""

from between_powers.charts.forms.bars import bars
from between_powers.charts.forms.columns import columns
from between_powers.charts.forms.dots import dots
from between_powers.charts.forms.dumbbell import dumbbell
from between_powers.charts.forms.lines import lines
from between_powers.charts.forms.matrix import matrix
from between_powers.charts.forms.scatter import scatter
from between_powers.charts.forms.spans import spans
from between_powers.charts.forms.squares import squares
from between_powers.charts.forms.stack import stack
from between_powers.charts.forms.strip import strip
from between_powers.charts.forms.timeline import timeline

__all__ = [
    "bars",
    "columns",
    "dots",
    "dumbbell",
    "lines",
    "matrix",
    "scatter",
    "spans",
    "squares",
    "stack",
    "strip",
    "timeline",
]
