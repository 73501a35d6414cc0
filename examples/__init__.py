"""Notebooks that show the package at work; `python -m examples` runs them again and writes what they show now."""
