#!/bin/sh
# Sets up what the program needs, and only what is missing:   packaging/prepare.sh [run|test]
#
#   1. a Python from 3.11 on      (PYTHON=/path/to/python chooses the one for a new .venv)
#   2. Qt's system libraries and a Chinese font
#   3. .venv with the program in it, and the tools for the tests
#
# System packages are installed with apt-get when we are root; otherwise the command to type is printed.
set -eu
cd "$(dirname "$0")/.."

venv=.venv/bin/python
stamp=.venv/prepared # three lines: the Python, the checksum of pyproject.toml, the extras it was made with
extras=
[ "${1:-run}" != test ] || extras='[test]'

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

on_a_mac() { [ "$(uname -s)" = Darwin ]; }

# --- Python ---------------------------------------------------------------------------------------------------

# Prints which Python .venv stands on and where; fails when there is none, or it does not run (any more).
venv_identity() {
    "$venv" -I -c '
import sys, pip
assert sys.version_info >= (3, 11)
print(sys.prefix, sys.base_prefix, sys.implementation.cache_tag)' 2>/dev/null
}

# A .venv that was moved, or whose Python was exchanged beneath it, must be made again.
venv_is_sound() {
    identity=$(venv_identity) || return 1
    [ ! -f "$stamp" ] || [ "$(sed -n 1p "$stamp")" = "$identity" ]
}

can_make_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

# Sets $python: the newest that can make a virtual environment at once, else the newest.
find_python() {
    newest=
    for python in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        newest=${newest:-$python}
        if can_make_venv; then return; fi
    done
    python=$newest
    [ -n "$python" ] || stop "IR Annotator needs Python 3.11 or newer, and none was found.
On Debian 12, Ubuntu 24.04 or later:  sudo apt-get install python3 python3-venv
Elsewhere: https://www.python.org/downloads/"
}

# --- System packages ------------------------------------------------------------------------------------------

# The libraries that PySide6 does not bring along, each with its Debian package.
qt_libraries() {
    cat <<'END'
libEGL.so.1          libegl1
libGL.so.1           libgl1
libfontconfig.so.1   libfontconfig1
libfreetype.so.6     libfreetype6
libdbus-1.so.3       libdbus-1-3
libxkbcommon.so.0    libxkbcommon0
libglib-2.0.so.0     libglib2.0-0
libgthread-2.0.so.0  libglib2.0-0
libX11.so.6          libx11-6
END
    if [ -n "${DISPLAY:-}" ]; then cat <<'END'
libX11-xcb.so.1        libx11-xcb1
libxcb.so.1            libxcb1
libxcb-cursor.so.0     libxcb-cursor0
libxcb-icccm.so.4      libxcb-icccm4
libxcb-image.so.0      libxcb-image0
libxcb-keysyms.so.1    libxcb-keysyms1
libxcb-randr.so.0      libxcb-randr0
libxcb-render.so.0     libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0      libxcb-shape0
libxcb-shm.so.0        libxcb-shm0
libxcb-sync.so.1       libxcb-sync1
libxcb-util.so.1       libxcb-util1
libxcb-xfixes.so.0     libxcb-xfixes0
libxcb-xkb.so.1        libxcb-xkb1
libxkbcommon-x11.so.0  libxkbcommon-x11-0
END
    fi
}

# Keeps the lines whose library cannot be loaded: the loader itself is asked, not the package database.
only_missing() {
    "$python" -I -c '
import ctypes, sys
for line in sys.stdin:
    try:
        ctypes.CDLL(line.split()[0])
    except OSError:
        print(*line.split())'
}

# Sets $missing, one "thing package" a line: all that the program cannot do without.
look_for_what_is_missing() {
    missing=
    if [ "$python" != "$venv" ] && ! can_make_venv; then
        missing="ensurepip $("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    fi
    on_a_mac || missing="$missing
$(qt_libraries | only_missing)"
    missing=$(printf '%s\n' "$missing" | sed '/^$/d')
}

things() { printf '%s\n' "$missing" | cut -d ' ' -f 1 | tr '\n' ' '; }

packages() { printf '%s\n' "$missing" | cut -d ' ' -f 2 | sort -u | tr '\n' ' '; }

has_chinese_font() {
    if on_a_mac; then return 0; fi
    if command -v fc-list >/dev/null; then
        fc-list :lang=zh-cn family | grep -q .
    else
        find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.fonts" "${HOME:-/root}/.local/share/fonts" \
            -iname '*cjk*.*t?' -o -iname 'wqy*.tt?' -o -iname 'sourcehan*.*t?' -o -iname 'droidsansfallback*.ttf' \
            -o -iname 'uming.tt?' -o -iname 'msyh*.tt?' -o -iname 'simsun*.tt?' 2>/dev/null | grep -q .
    fi
}

have_apt() { command -v apt-get >/dev/null; }

may_install() { have_apt && [ "$(id -u)" = 0 ]; }

lists_are_fresh=
apt_install() {
    say "Installing with apt-get: $*"
    if [ -z "$lists_are_fresh" ]; then
        apt-get update -qq >/dev/null || say "apt-get update did not succeed; trying with the lists that are there."
        lists_are_fresh=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null
}

how_to_install() { printf 'sudo apt-get update && sudo apt-get install -y --no-install-recommends %s' "$*"; }

# Stops when something is missing that the program cannot do without; a missing font is a warning.
prepare_system() {
    font=
    has_chinese_font || font=fonts-noto-cjk
    look_for_what_is_missing
    if [ -n "$missing" ] && may_install; then
        # shellcheck disable=SC2046 # a list of names
        apt_install $(packages) || say "apt-get could not install them."
        look_for_what_is_missing
    fi
    if [ -n "$missing" ]; then
        say "Missing on this system: $(things)"
        if have_apt; then
            # shellcheck disable=SC2046,SC2086 # a list of names, and perhaps one more
            stop "Install them with:  $(how_to_install $(packages) $font)
Then start again."
        fi
        stop "Install them with this system's package manager, then start again."
    fi
    [ -z "$font" ] || prepare_font
}

prepare_font() {
    if may_install; then
        if apt_install fonts-noto-cjk; then return; fi
        say "The large Chinese font could not be installed; trying a small one."
        if apt_install fonts-wqy-microhei; then return; fi
    fi
    say "Warning: there is no Chinese font on this system: Chinese will show as boxes."
    if have_apt; then say "Install one with:  $(how_to_install fonts-noto-cjk)"; fi
}

# --- Virtual environment --------------------------------------------------------------------------------------

prepare_venv() {
    if [ "$(sed -n 3p "$stamp" 2>/dev/null)" = '[test]' ]; then extras='[test]'; fi
    if [ "$python" != "$venv" ]; then
        say "Making a virtual environment in .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    wanted=$(venv_identity && cksum <pyproject.toml && echo "$extras")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    rm -f "$stamp"
    say "Installing the program and its libraries into .venv (the first time about 100 MB to fetch)"
    quiet=
    [ -t 2 ] || quiet=--quiet
    # shellcheck disable=SC2086 # empty means no option
    "$venv" -m pip install $quiet --no-input --disable-pip-version-check -e ".$extras" >&2 ||
        stop "The libraries could not be installed; pip says above why. Is the network there? Then start again."
    printf '%s\n' "$wanted" >"$stamp"
}

if venv_is_sound; then python=$venv; else find_python; fi
prepare_system
prepare_venv
