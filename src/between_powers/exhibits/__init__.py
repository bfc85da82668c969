"""What a chapter shows: figures and tables, checked, with their sources and rows."""

from between_powers.exhibits.editions import by_edition
from between_powers.exhibits.exhibit import ExhibitError
from between_powers.exhibits.figure import Figure, FigureError
from between_powers.exhibits.table import Table, TableError

__all__ = ["ExhibitError", "Figure", "FigureError", "Table", "TableError", "by_edition"]
