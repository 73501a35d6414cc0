"""The command `kg`: words typed at a terminal go in, tables and files come out; heavy imports happen inside commands."""

from kg.cli.app import main

__all__ = ["main"]
