#!/usr/bin/env bash
# Puts Scene Composer into the menu of the desktop: entry, icon, file type, description.
#   packaging/install-desktop.sh              for the present user, into ~/.local
#   packaging/install-desktop.sh PREFIX       elsewhere, such as /usr/local
#   packaging/install-desktop.sh --uninstall [PREFIX]
set -euo pipefail
cd "$(dirname "$0")/.."
remove=
if [ "${1:-}" = --uninstall ]; then
    remove=yes
    shift
fi
if [ $# -gt 0 ]; then share=$1/share; else share=${XDG_DATA_HOME:-$HOME/.local/share}; fi

entry=$share/applications/scene-composer.desktop
mime=$share/mime/packages/scene-composer.xml
about=$share/metainfo/scene-composer.metainfo.xml
icon=$share/icons/hicolor/scalable/apps/scene-composer.svg

if [ -n "$remove" ]; then
    rm -f "$entry" "$mime" "$about" "$icon"
else
    install -Dm644 packaging/desktop/scene-composer-mime.xml "$mime"
    install -Dm644 packaging/desktop/scene-composer.metainfo.xml "$about"
    install -Dm644 assets/icons/scene-composer.svg "$icon"
    install -Dm644 packaging/desktop/scene-composer.desktop "$entry"
    # A program that is not on the path, such as the one in .venv, is named in full, quoted as desktop entries want it.
    if ! command -v scene-composer >/dev/null && [ -x .venv/bin/scene-composer ]; then
        program=$(printf '%s' "$PWD/.venv/bin/scene-composer" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
        awk -v line="Exec=\"$(printf '%s' "$program" | sed 's/\\/\\\\/g')\" %f" \
            '/^Exec=/ { print line; next } { print }' packaging/desktop/scene-composer.desktop >"$entry"
    fi
fi

# What desktops keep of these folders is made anew; where a tool is missing, they do it themselves in their own time.
if command -v update-mime-database >/dev/null && [ -d "$share/mime/packages" ]; then
    update-mime-database "$share/mime" 2>/dev/null # it wonders aloud about folders that are on no path
fi
if command -v update-desktop-database >/dev/null && [ -d "$share/applications" ]; then
    update-desktop-database -q "$share/applications"
fi
if command -v gtk-update-icon-cache >/dev/null && [ -d "$share/icons/hicolor" ]; then
    gtk-update-icon-cache -qtf "$share/icons/hicolor" || true
fi
