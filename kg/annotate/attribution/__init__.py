"""Who says what: quotations, cues, speakers and contents, found on the raw text of sentences with actors marked in it."""
