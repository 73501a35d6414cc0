"""From the text of an article to what it says of actors, dates, claims and meetings; spaCy lives here and nowhere else."""
