"""Tags, dependencies and names from a trained pipeline: which one, what it is asked, and what it answers."""
