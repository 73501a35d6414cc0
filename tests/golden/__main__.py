"""Write the golden files anew: the graph, and its answers to every question."""

from tests.golden import GOLDEN, sample_paths, turtle_of
from tests.golden.answers import ANSWERS, answers

GOLDEN.write_text(turtle_of(sample_paths()), encoding="utf-8")
ANSWERS.write_text(answers(), encoding="utf-8")
