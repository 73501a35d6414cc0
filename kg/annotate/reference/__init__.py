"""Which actor a pronoun or a definite phrase ("juru bicara itu", "the two leaders") goes back to."""
