"""Write the golden file anew."""

from tests.golden import GOLDEN, sample_paths, turtle_of

GOLDEN.write_text(turtle_of(sample_paths()), encoding="utf-8")
