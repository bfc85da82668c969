"""Chapters as notebooks: executed, their outputs kept, their faults told in a line."""
