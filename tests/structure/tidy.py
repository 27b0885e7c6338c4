#!/usr/bin/env python3
"""Static analysis: every source file of src/ passes clang-tidy.

Usage: tidy.py BUILD_DIR, a build that is up to date. What passed once is remembered in the user's cache
folder by its content (the file, our headers it includes, the compiler's flags, the checks), so that only
what changed is analysed again, in any checkout.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "filrouge-checks"


def is_analysed(file):
    """The views of the window are left to the compiler's warnings: wx headers make each take half a minute."""
    parts = file.relative_to(root).parts
    return parts[0] == "src" and (parts[1] != "app" or parts[2] == "logic")


def compilations():
    """File -> flags, object, of the files to analyse."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        words = shlex.split(entry["command"])
        if not file.is_relative_to(root / "src") or not is_analysed(file):
            continue
        flags = [w.replace(str(root), "") for w in words if w.startswith(("-D", "-I", "-W", "-f", "-std"))]
        found[file] = (flags, words[words.index("-o") + 1])
    return found


def own_headers():
    """Object -> our headers it was made from, as the compiler told ninja."""
    told = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    headers, current = {}, None
    for line in told.splitlines():
        if line and not line.startswith((" ", "ninja:")):
            current = headers.setdefault(line.split(":")[0], set())
        elif line.startswith("    "):
            path = (build / line.strip()).resolve()
            if path.is_relative_to(root / "src"):
                current.add(path)
    return headers


def main():
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=True).stdout
    common = version.encode() + (root / ".clang-tidy").read_bytes()
    content, headers, todo = {}, own_headers(), {}

    def digest(path):
        if path not in content:
            content[path] = hashlib.sha256(path.read_bytes()).digest()
        return content[path]

    for file, (flags, made) in sorted(compilations().items()):
        if made not in headers:
            sys.exit(f"{build} is not up to date: nothing is known of {file.relative_to(root)}")
        key = hashlib.sha256(common + " ".join(flags).encode())
        for path in sorted(headers[made] | {file}):
            key.update(str(path.relative_to(root)).encode() + digest(path))
        if not (cache / key.hexdigest()).exists():
            todo[file] = cache / key.hexdigest()
    cache.mkdir(parents=True, exist_ok=True)
    print(f"{len(todo)} files to analyse", flush=True)

    def analyse(file):
        done = subprocess.run(["clang-tidy", "--quiet", "-p", str(build), str(file)], capture_output=True, text=True)
        return file, done.returncode, done.stdout

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, status, said in pool.map(analyse, todo):
            if status == 0 and "warning:" not in said and "error:" not in said:
                todo[file].touch()
            else:
                failed += 1
                print(said, flush=True)
    return 1 if failed else 0


sys.exit(main())
