#!/bin/sh
# Runs a window program on a display of its own, with a window manager so that windows get the focus.
#   run.sh PROGRAM [ARGUMENT…]      status: the program's; 124: it took longer than FILROUGE_GUI_LIMIT
# FILROUGE_SCREEN: the display's size, 1440x900 unless told.
set -u
limit=${FILROUGE_GUI_LIMIT:-540}
work=$(mktemp -d)
mkfifo "$work/display"

# -displayfd chooses a free number and tells it once the server answers.
Xvfb -displayfd 3 -screen 0 "${FILROUGE_SCREEN:-1440x900}x24" -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
server=$!
manager=
trap 'kill $manager $server 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
read -r number <"$work/display" || { cat "$work/xvfb.log" >&2; exit 1; }

export DISPLAY=":$number" GDK_BACKEND=x11 NO_AT_BRIDGE=1 GTK_THEME=Adwaita
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
unset WAYLAND_DISPLAY
openbox >/dev/null 2>&1 &
manager=$!
timeout -k 10 "$limit" "$@"
