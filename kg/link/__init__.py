"""Links from actors to Wikidata: candidates are looked up, scored with reasons, decided on, and kept as data."""
