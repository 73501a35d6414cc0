"""Names, titles and roles in a text become actors: vocabulary, tokens, grammar, and the register of an article."""
