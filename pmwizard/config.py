"""Settings: command line over environment over config file over default."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from pmwizard.drafts.errors import DraftError, printable

APP = "pmwizard"


@dataclass(frozen=True)
class Config:
    """What the user can set; each key of the config file has a field here.

    drafts: the folder of the drafts. template: full or report, for new drafts. templates: a folder of the team's own
    partials, used for every export. zone: the IANA zone of new drafts. author: the document owner to propose. id_pattern: see
    `pmwizard.postmortem.incident.propose_id`. keys: other keys, by the binding's id (`{"next": "f8"}`).
    """

    drafts: Path = field(default_factory=lambda: platformdirs.user_data_path(APP) / "drafts")
    template: str = "full"
    templates: str = ""
    zone: str = ""
    author: str = ""
    id_pattern: str = ""
    keys: dict[str, str] = field(default_factory=dict)


def config_path() -> Path:
    """Give the place of the config file: PMWIZARD_CONFIG, else the user's config folder."""
    return Path(os.environ.get("PMWIZARD_CONFIG") or platformdirs.user_config_path(APP) / "config.toml")


def load(drafts: str = "") -> Config:
    """Read the settings; `drafts` from the command line wins. DraftError names file and key where one is wrong."""
    given = read(config_path())
    folder = drafts or os.environ.get("PMWIZARD_DRAFTS") or given.get("drafts")
    if folder:
        try:
            given["drafts"] = Path(folder).expanduser().absolute()
        except (OSError, RuntimeError) as error:
            raise DraftError(f"{printable(folder)} cannot be the folder of the drafts: {printable(error)}") from error
    return Config(**given)


def read(path: Path) -> dict[str, Any]:
    """Read the config file; nothing where there is none."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise DraftError(
            f"{printable(path)}: the settings cannot be read: {printable(error)}. Mend or remove the file."
        ) from error
    expected = {each.name: "a table" if each.name == "keys" else "text" for each in fields(Config)}
    for key, value in given.items():
        if key not in expected:
            raise DraftError(f"{printable(path)}: there is no setting {printable(key)}. There are: {', '.join(expected)}.")
        if not isinstance(value, dict if key == "keys" else str):
            raise DraftError(f"{printable(path)}: {key} must be {expected[key]}.")
    if not all(isinstance(key, str) for key in given.get("keys", {}).values()):
        raise DraftError(f'{printable(path)}: each of keys must be text, such as next = "f8".')
    if given.get("template", "full") not in ("full", "report"):
        raise DraftError(f"{printable(path)}: template must be full or report; a folder of your own goes to templates.")
    return given


def document_owner() -> str:
    """Propose who writes the document: git's user.name, else the login name."""
    import getpass
    import subprocess

    try:
        command = ["git", "config", "user.name"]
        named = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False, stdin=subprocess.DEVNULL)
        return named.stdout.strip() or getpass.getuser()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError, KeyError):
        return ""
