#!/usr/bin/env python3
"""Refuses an include that goes upward or sideways, and an outside library out of its place.

The layers and what each may use are read from the CMakeLists of src, so that they are said once; which
outside headers belong where is said here, since some are on the default include path and link anywhere.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
src = root / "src"

# Header prefix → layers that may include it.
OUTSIDE = {
    r"wx/": {"app"},
    r"sqlite3\.h": {"store", "exchange"},
    r"xapian": {"search"},
    r"poppler": {"transcripts"},
    r"unicode/": {"core", "platform", "search", "transcripts"},
    r"yaml-cpp/": {"exchange"},
    r"xlsxwriter": {"publish"},
    r"pango/": {"publish"},
    r"cairo": {"publish", "app"},
    r"g[dt]k/|atk/": {"app"},
    r"CLI/": {"cli"},
}

# What the two programs see of the layers below the workbench: values of core, files and processes of
# platform, tables of analysis, documents and pages of publish.
PROGRAMS_SEE = {"core", "platform", "analysis", "publish", "workbench"}


def allowed_layers():
    """Layer → layers it may include, itself and what those may include among them."""
    uses = {}
    for lists in sorted(src.glob("*/CMakeLists.txt")):
        layer = lists.parent.name
        text = lists.read_text()
        named = re.search(r"\bUSES\s+([a-z \n]+?)\s*(?:EXTERNAL|\))", text)
        linked = re.findall(r"filrouge::([a-z]+)", text)
        uses[layer] = set(named.group(1).split() if named else []) | set(linked)
    # The seeing of a layer below is handed up (PUBLIC), but not to the programs.
    def closure(layer, seen):
        for below in uses.get(layer, ()):
            if below not in seen:
                seen.add(below)
                closure(below, seen)
        return seen

    allowed = {layer: closure(layer, {layer}) for layer in uses}
    for program in ("cli", "app"):
        allowed[program] = PROGRAMS_SEE | {program}
    return allowed


def problems():
    allowed = allowed_layers()
    for path in sorted(src.rglob("*.h")) + sorted(src.rglob("*.cpp")):
        layer = path.relative_to(src).parts[0]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
            if not include:
                continue
            name = include.group(1)
            where = f"{path.relative_to(root)}:{number}"
            below = name.split("/")[0]
            if "/" in name and below in allowed and below not in allowed[layer]:
                yield f"{where}: {layer} must not include {name}"
            for pattern, layers in OUTSIDE.items():
                if re.match(pattern, name) and layer not in layers:
                    yield f"{where}: {name} belongs to {', '.join(sorted(layers))} only"
        if layer != "app" and "wxString" in path.read_text():
            yield f"{path.relative_to(root)}: wxString exists only in app"


found = list(problems())
for problem in found:
    print(problem)
sys.exit(1 if found else 0)
