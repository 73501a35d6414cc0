"""Print all figures; a file or folder of articles may be given for the throughput."""

import sys
from pathlib import Path

from benchmarks import startup, throughput

startup.main()
throughput.main(*map(Path, sys.argv[1:]))
