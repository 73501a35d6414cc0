"""Find the meetings that an article tells of: triggers, participants, status and date in; one report per meeting out."""
