"""Nodes of the document tree, and what fills them."""
