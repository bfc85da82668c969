"""Patches of libraries for speed alone: what they return stays the same."""
