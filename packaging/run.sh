#!/bin/sh
# Opens the program on the sample records. Without a screen it goes through the main job by itself instead.
set -eu
cd "$(dirname "$0")/.."
program=.venv/bin/ir-annotator
samples=build/samples.irdb

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "$(uname -s)" != Darwin ]; then
    echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so no window opens." >&2
    echo "Instead the program labels the sample records in a hidden window. It writes:" >&2
    QT_QPA_PLATFORM=offscreen exec "$program" tour --out build/tour
fi

if [ ! -e "$samples" ]; then
    mkdir -p build
    status=0
    "$program" import "$samples" seeds || status=$?
    if [ "$status" -gt 1 ] || [ ! -e "$samples" ]; then # 1: all but the files that it names
        rm -f "$samples" "$samples"-*                   # just begun, so it holds nobody's labels
        exit 1
    fi
fi
exec "$program" "$samples"
