#!/usr/bin/env python3
"""Every header compiles alone: a file that includes only it passes the compiler.

Usage: headers.py BUILD_DIR. The flags are those of a source file of the same folder, from
compile_commands.json, with the library headers that the layer precompiles: so our own headers must be
included, at a quarter of the time. A header is checked again only when something it could depend on changed.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
compiler = ["ccache", "c++"] if shutil.which("ccache") else ["c++"]


def flags_by_folder():
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        folder = pathlib.Path(entry["file"]).parent
        words = shlex.split(entry["command"])
        # What is precompiled serves only where all flags are the same.
        flags.setdefault(folder, words[1:words.index("-o")])
    return flags


def check(header, flags):
    """Compiled as a file that includes nothing else, so that the compiler's cache knows it the next time."""
    name = header.relative_to(root / "src")
    surrogate = build / "headers" / f"{name}.cpp"
    surrogate.parent.mkdir(parents=True, exist_ok=True)
    surrogate.write_text(f'#include "{name}"\n')
    done = subprocess.run(
        [*compiler, *flags, f"-I{root / 'src'}", "-c", str(surrogate), "-o", f"{surrogate}.o"],
        capture_output=True, text=True,
        env={**os.environ, "CCACHE_BASEDIR": str(root), "CCACHE_NOHASHDIR": "1", "CCACHE_DEPEND": "1",
             "CCACHE_INODECACHE": "1", "CCACHE_SLOPPINESS": "pch_defines,time_macros"})
    return header, done.stderr if done.returncode else ""


def main():
    flags = flags_by_folder()
    headers = sorted((root / "src").rglob("*.h"))
    state = hashlib.sha256(b"".join(h.read_bytes() for h in headers) + str(flags).encode()).hexdigest()
    stamp = build / "headers.checked"
    if stamp.exists() and stamp.read_text() == state:
        return 0
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for header, said in pool.map(lambda h: check(h, flags.get(h.parent, ["-std=c++20"])), headers):
            if said:
                failed += 1
                print(f"{header.relative_to(root)} does not compile alone:\n{said}")
    if not failed:
        stamp.write_text(state)
    return 1 if failed else 0


sys.exit(main())
