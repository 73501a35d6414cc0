"""The command `kg`: words typed at a terminal go in, tables and files come out; whatever is heavy is imported inside a command."""

from kg.cli.app import main

__all__ = ["main"]
