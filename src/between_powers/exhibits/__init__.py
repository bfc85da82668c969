"""What a chapter shows: figures and tables, checked, with their sources and rows."""
