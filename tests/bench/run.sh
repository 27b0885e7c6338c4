#!/usr/bin/env bash
# run.sh BIN_DIR [--quick]: details first, then one line per budget:
#   NAME value BASELINE-NAME value ratio R budget B ok|over
# --quick indexes 6 MB of the corpus. FILROUGE_BENCH_TEXTS names another archive of French text.
set -euo pipefail
bin=$(cd "${1:?usage: run.sh BIN_DIR [--quick]}" && pwd)
quick=${2:-}
root=$(cd "$(dirname "$0")/../.." && pwd)
texts=${FILROUGE_BENCH_TEXTS:-$root/../shared/corpora/bench-fr.tar.xz}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache"

measure() {
  echo "== $(basename "$1")"
  "$@" | tee -a "$scratch/out" | sed '/^BUDGET /d'
}

milliseconds() { # of a command, whose output goes nowhere
  local begin
  begin=$(date +%s%N)
  "$@" >/dev/null 2>&1
  echo $((($(date +%s%N) - begin) / 1000000))
}

commands() {
  echo "== filrouge-cli"
  local project="$scratch/study.filrouge" imported searched converted=0 took
  "$bin/filrouge-cli" new "$project" >/dev/null
  imported=$(milliseconds "$bin/filrouge-cli" import "$project" "$root/corpora/"{Entretien,FG}*)
  "$bin/filrouge-cli" search "$project" confiance >/dev/null
  searched=$(milliseconds "$bin/filrouge-cli" search "$project" confiance)
  echo "search of the demonstration study, whole command: $searched ms"
  command -v pandoc >/dev/null || { echo "import: $imported ms (no pandoc to compare)"; return; }
  for file in "$root/corpora/"{Entretien,FG}*; do
    case $file in
      *.txt) continue ;; # pandoc does not read plain text
    esac
    took=$(milliseconds pandoc -t plain "$file")
    converted=$((converted + took))
  done
  echo "import of the demonstration study: $imported ms, pandoc for the same files: $converted ms"
}

mkdir -p "$scratch/texts"
if [ -f "$texts" ]; then tar -xf "$texts" -C "$scratch/texts"; else echo "no $(basename "$texts"): invented text"; fi
measure "$bin/bench_search" "$scratch/texts" "$([ "$quick" = --quick ] && echo 6 || echo 1000)"
measure "$bin/bench_text" --benchmark_min_time=0.2
measure "$bin/bench_tables"
measure "$bin/bench_project" "$bin/../bench" "$bin/filrouge-cli"
if command -v Xvfb >/dev/null; then
  echo "== window"
  FILROUGE_BENCH_PROJECT=$(ls -t "$bin/../bench/"million-*.filrouge | head -1) \
    "$root/tests/gui/run.sh" "$bin/test_gui" "[measure]" 2>/dev/null | tee -a "$scratch/out" |
    grep -E "^[a-z0-9].*( ms|[0-9])$" || echo "the window could not be measured"
else
  echo "no Xvfb: the window is not measured"
fi
commands
echo "== budgets"
sed -n 's/^BUDGET //p' "$scratch/out"
