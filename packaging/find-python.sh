#!/usr/bin/env bash
# Prints the first Python on the path that this program runs on and that can make a virtual environment.
for name in ${PYTHON:-} python3.12 python3.11 python3; do
    # Run, not only found: a version manager may put a name on the path that it has no Python for.
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "Python 3.11 or 3.12 with its venv module is needed (Debian, Ubuntu: apt-get install python3 python3-venv)." >&2
exit 1
