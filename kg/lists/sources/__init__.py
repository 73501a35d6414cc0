"""One module for each kind of source table: its rows go into a Draft."""
