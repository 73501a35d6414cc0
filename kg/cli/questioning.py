"""`kg query`, `kg questions`: a question goes in, as a name, a file or SPARQL; the store's answer comes out as a table or a file."""


def query() -> None:
    """Ask."""


def questions() -> None:
    """List."""
