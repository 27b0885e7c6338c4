#!/usr/bin/env python3
"""Lengths of files and functions of our own code, by ctags: median, 95th percentile, the longest."""
import json
import pathlib
import subprocess

root = pathlib.Path(__file__).resolve().parents[2]


def show(title, sizes):
    sizes.sort()
    values = [n for n, _ in sizes]
    print(f"{title}: {len(values)}, median {values[len(values) // 2]}, "
          f"p95 {values[int(len(values) * 0.95)]}, max {values[-1]}")
    for lines, name in sizes[:-6:-1]:
        print(f"  {lines:5}  {name}")


for part in ("src", "tests"):
    files = sorted(p for p in (root / part).rglob("*") if p.suffix in (".cpp", ".h"))
    show(f"{part} files", [(len(p.read_text().splitlines()), str(p.relative_to(root))) for p in files])
    tags = subprocess.run(
        ["ctags", "--output-format=json", "--fields=+ne", "--kinds-C++=f", "-f", "-",
         *[str(p) for p in files if p.suffix == ".cpp"]], capture_output=True, text=True, check=True)
    functions = []
    for line in tags.stdout.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            functions.append((tag["end"] - tag["line"] + 1, f'{tag["name"]} ({pathlib.Path(tag["path"]).name})'))
    show(f"{part} functions", functions)
