"""Actor lists as plain CSV files: read them, check them, and make them from outside sources; no spaCy, no rdflib."""
