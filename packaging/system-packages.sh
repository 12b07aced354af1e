#!/usr/bin/env bash
# Installs what is missing of system-packages.txt, or of another list, as root or through sudo; does nothing where
# nothing is missing. With --list it only says what is.
set -euo pipefail
cd "$(dirname "$0")"

list=system-packages.txt only_list=
for word in "$@"; do
    case "$word" in --list) only_list=1 ;; *) list="$word" ;; esac
done

export PATH="$PATH:/sbin:/usr/sbin"
libraries=$(ldconfig -p)
missing=()
while read -r package sign; do
    case "$package" in "" | "#"*) continue ;; esac
    case "$sign" in
        /*) compgen -G "$sign" >/dev/null || missing+=("$package") ;;
        *) grep -qF "$sign " <<<"$libraries" || missing+=("$package") ;;
    esac
done <"$list"

[ ${#missing[@]} -gt 0 ] || exit 0
echo "System packages that are missing: ${missing[*]}"
[ -n "$only_list" ] && exit 0

# What stands here is what the window needs; without it the commands still work, so a failure is told and not fatal.
give_up() {
    echo "WARNING: $1; please install them yourself: ${missing[*]}" >&2
    exit 0
}
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || give_up "neither root nor sudo"
    as_root=(sudo)
fi
command -v apt-get >/dev/null || give_up "there is no apt-get here"
"${as_root[@]}" apt-get update || true
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    give_up "apt-get failed"
