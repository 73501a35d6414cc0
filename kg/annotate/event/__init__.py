"""Sentences with their actors and dates go in; out comes who does what to whom: events by PLOVER's categories."""
