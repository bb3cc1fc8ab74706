"""The benchmark of PDFs: that it runs, whatever its figures are on one small page."""

import json
import subprocess
import sys
from pathlib import Path

from printer.catalog import PRINTS, made

SCRIPT = Path(__file__).parent / "bench" / "pdf.py"


def test_it_says_what_a_page_costs_and_how_fast_a_run_is(tmp_path):
    (small,) = (one for one in PRINTS if one.name == "advertised-plain")
    (tmp_path / "page.pdf").write_bytes(made(small)[0])
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=True
    )
    *lines, last = done.stdout.splitlines()
    starts = [line.split()[0] for line in lines if not line.startswith("  ")]
    assert ["cost:", "run:"] == starts
    assert {"cores"} == set(json.loads(last))
    (rooms,) = (line for line in lines if "CPU-s a page:" in line)
    known = ["text", "clean", "separate", "compose", "annotate"]
    assert known == rooms.partition(": ")[2].split()[::2]
    assert 1 == sum(line.startswith("  1 pages in, ") for line in lines)
