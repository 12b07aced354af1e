#!/usr/bin/env bash
# Opens the sample room in the window; where there is no display, composes and draws it instead.
set -euo pipefail
cd "$(dirname "$0")/.."
program=.venv/bin/scene-composer
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" open assets/samples/bedroom.scene
fi
mkdir -p out
"$program" compose assets/samples/bedroom.scene -o out/bedroom.scene || [ $? -eq 1 ] # 1: written, but a relation does not hold
"$program" convert out/bedroom.scene out/bedroom.glb
"$program" render out/bedroom.scene -o out/bedroom.png
echo "There is no display here, so the sample room was composed into out/bedroom.glb and drawn in out/bedroom.png."
