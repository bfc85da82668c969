"""Kernels forked from one process that has the heavy modules loaded."""
