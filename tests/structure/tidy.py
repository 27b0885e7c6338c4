#!/usr/bin/env python3
"""Static analysis: every source file of src/ passes clang-tidy.

Usage: tidy.py BUILD_DIR, a build that is up to date. What passed once is remembered in the user's cache
folder by its content (the file, our headers it includes, the compiler's flags, the checks), so that only
what changed is analysed again, in any checkout.

Most of an analysis goes into headers, those of the system too. Files of one folder are therefore analysed
in batches, as one file that includes them; a batch that is not clean is halved until one file is left.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "filrouge-checks"
batch_size = 12


def is_analysed(file):
    """The views of the window are left to the compiler's warnings: wx headers make each take half a minute."""
    parts = file.relative_to(root).parts
    return parts[0] == "src" and (parts[1] != "app" or parts[2] == "logic")


def without_precompiled(words):
    """A file includes what it uses, also where the compiler is given it unasked."""
    return [w for i, w in enumerate(words)
            if w not in ("-Winvalid-pch", "-include") and (i == 0 or words[i - 1] != "-include")]


def compilations():
    """File -> flags, object, of the files to analyse."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if not file.is_relative_to(root / "src") or not is_analysed(file):
            continue
        words = shlex.split(entry["command"])
        made = words.index("-o")  # what follows: the object, -c and the file
        found[file] = (without_precompiled(words[1:made]), words[made + 1])
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


def names_at_file_level(files):
    """File -> what it defines outside classes: files that define the same cannot stand in one batch.

    A function all files see has its parameters added to its name, since several may share the name."""
    names = {file: set() for file in files}
    told = subprocess.run(
        ["ctags", "-x", "--language-force=C++", "--kinds-C++=cfgsuve", "--_xformat=%F\t%N\t%S\t%{scopeKind}\t%s", *files],
        capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        file, name, parameters, kind, scope = line.split("\t")
        if kind in ("", "namespace"):
            names[pathlib.Path(file)].add(name if "__anon" in scope else name + parameters)
    return names


def in_batches(todo, flags):
    """Lists of files of one folder and the same flags that define no name twice."""
    names, batches = names_at_file_level(todo), {}
    for file in todo:
        place = batches.setdefault((file.parent, tuple(flags[file])), [])
        for batch, taken in place:
            if len(batch) < batch_size and not taken & names[file]:
                batch.append(file)
                taken |= names[file]
                break
        else:
            place.append(([file], set(names[file])))
    return [batch for place in batches.values() for batch, _ in place]


def main():
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=True).stdout
    common = version.encode() + (root / ".clang-tidy").read_bytes()
    content, headers, todo = {}, own_headers(), {}

    def digest(path):
        if path not in content:
            content[path] = hashlib.sha256(path.read_bytes()).digest()
        return content[path]

    compiled = compilations()
    for file, (flags, made) in sorted(compiled.items()):
        if made not in headers:
            sys.exit(f"{build} is not up to date: nothing is known of {file.relative_to(root)}")
        key = hashlib.sha256(common + " ".join(flags).replace(str(root), "").encode())
        for path in sorted(headers[made] | {file}):
            key.update(str(path.relative_to(root)).encode() + digest(path))
        if not (cache / key.hexdigest()).exists():
            todo[file] = cache / key.hexdigest()
    cache.mkdir(parents=True, exist_ok=True)
    print(f"{len(todo)} files to analyse", flush=True)

    def complaints(file, flags):
        done = subprocess.run(
            ["clang-tidy", "--quiet", r"--header-filter=src/.*\.(h|cpp)$", str(file), "--", *flags],
            capture_output=True, text=True)
        return done.stdout if done.returncode or "warning:" in done.stdout else ""

    def analyse(batch, folder):
        """What is wrong in these files; [] where all pass."""
        flags = compiled[batch[0]][0]
        whole = batch[0]
        if len(batch) > 1:  # in the project's tree, where clang-tidy finds the checks
            flags = [*flags, "-Wno-shadow"]  # of names in other files of the batch
            whole = folder / f"{batch[0].parent.name}_{batch[0].stem}_{len(batch)}.cpp"
            whole.write_text("".join(f'#include "{file}"\n' for file in batch))
        told = complaints(whole, flags)
        if not told:
            for file in batch:
                todo[file].touch()
            return []
        if len(batch) == 1:
            return [told]
        half = len(batch) // 2
        return analyse(batch[:half], folder) + analyse(batch[half:], folder)

    failed = 0
    batches = in_batches(list(todo), {file: flags for file, (flags, _) in compiled.items()}) if todo else []
    batches.sort(key=len, reverse=True)
    with tempfile.TemporaryDirectory(dir=build) as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(lambda batch: analyse(batch, pathlib.Path(folder)), batches):
            failed += len(said)
            for told in said:
                print(told, flush=True)
    return 1 if failed else 0


sys.exit(main())
