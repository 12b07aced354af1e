"""The desktop knows the program: entry, icon, file type and description, installed and taken away by one script."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "packaging" / "desktop"
MIME = "application/x-scene-composer"
INSTALL = ROOT / "packaging" / "install-desktop.sh"
OURS = {
    "applications/scene-composer.desktop",
    "mime/packages/scene-composer.xml",
    "metainfo/scene-composer.metainfo.xml",
    "icons/hicolor/scalable/apps/scene-composer.svg",
}


def entry(path: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def check(tool: str, *arguments: str) -> None:
    """Run a checker where it exists."""
    if shutil.which(tool):
        done = subprocess.run([tool, *arguments], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def install(*arguments: str, **environment: str) -> None:
    done = subprocess.run(
        [str(INSTALL), *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr


def ours(share: Path) -> set[str]:
    """What is there under our name, not what desktops keep of it."""
    return {name for name in OURS if (share / name).is_file()}


def test_the_entry_opens_scenes() -> None:
    found = entry(DESKTOP / "scene-composer.desktop")
    assert found["Type"] == "Application" and found["Icon"] == "scene-composer"
    assert found["Exec"] == "scene-composer %f" and MIME in found["MimeType"].split(";")
    for key in ("GenericName", "Comment", "Keywords"):
        assert found[key] and found[f"{key}[de]"] and found[f"{key}[zh_CN]"]
    for key in ("MimeType", "Categories", "Keywords", "Keywords[de]", "Keywords[zh_CN]"):
        assert found[key].endswith(";")
    check("desktop-file-validate", str(DESKTOP / "scene-composer.desktop"))


def test_the_file_type_is_known_by_its_ending() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ElementTree.parse(DESKTOP / "scene-composer-mime.xml").getroot().findall(f"{space}mime-type")
    assert kind.get("type") == MIME
    assert [glob.get("pattern") for glob in kind.findall(f"{space}glob")] == ["*.scene"]


def test_the_description_names_what_is_installed() -> None:
    path = DESKTOP / "scene-composer.metainfo.xml"
    root = ElementTree.parse(path).getroot()
    assert root.findtext("launchable") == "scene-composer.desktop"
    assert root.findtext("provides/mediatype") == MIME and root.findtext("provides/binary") == "scene-composer"
    assert root.findtext("project_license") == "Apache-2.0"
    check("appstreamcli", "validate", "--no-net", str(path))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are for Linux")
def test_the_script_installs_and_takes_away(tmp_path: Path) -> None:
    prefix = tmp_path / "a prefix"
    install(str(prefix))
    assert ours(prefix / "share") == OURS
    program, argument = shlex.split(entry(prefix / "share/applications/scene-composer.desktop")["Exec"])
    assert argument == "%f" and (shutil.which(program) or Path(program).exists())
    check("desktop-file-validate", str(prefix / "share/applications/scene-composer.desktop"))
    if shutil.which("update-mime-database"):
        assert f"{MIME}:*.scene" in (prefix / "share/mime/globs").read_text()
    install("--uninstall", str(prefix))
    assert ours(prefix / "share") == set()
    if shutil.which("update-mime-database"):
        assert MIME not in (prefix / "share/mime/globs").read_text()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are for Linux")
def test_without_a_prefix_it_is_for_the_present_user(tmp_path: Path) -> None:
    install(XDG_DATA_HOME=str(tmp_path / "data"))
    assert ours(tmp_path / "data") == OURS
    install("--uninstall", XDG_DATA_HOME=str(tmp_path / "data"))
    assert ours(tmp_path / "data") == set()
