"""Print the ratios the wizard is held to, with their aims; `python -m benchmarks ROUNDS` takes more or fewer rounds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.chat import export as export_of
from benchmarks.chat import loading_of, reading_of
from benchmarks.screen import Screen

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "checkout-outage.toml"
TITLE = "Checkout refused every order for an hour"
PMWIZARD = [sys.executable, "-c", "from pmwizard.cli import main; main()"]
ONE_INPUT = [sys.executable, str(ROOT / "benchmarks" / "one_input.py"), TITLE]
LIBRARIES = [sys.executable, "-c", "import pydantic, jinja2"]
WARM_UP = 2
KEYS_A_ROUND = 10

Case = Callable[[], float]


def main() -> None:
    """Run all of it."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.toml"
        # The cursor at the end of the title, as in the app it is compared with.
        opening, _, rest = EXAMPLE.read_text(encoding="utf-8").partition("schema = 1\n")
        draft.write_text(f'{opening}schema = 1\nleft_at = "incident.title"\n{rest}', encoding="utf-8")
        environment = clean_environment(Path(folder))
        resume, export = [*PMWIZARD, "resume", str(draft)], [*PMWIZARD, "export", str(draft), "-o", "-"]

        print(f"{'':34}{'pmwizard':>12}{'compared':>12}{'ratio':>8}{'aim':>8}")
        told("start to first usable frame", in_turn(start_of(resume, environment), start_of(ONE_INPUT, environment), rounds), 1.6)
        told("key to paint", keys(Screen(resume, environment), Screen(ONE_INPUT, environment), rounds), 2.0)
        told("export to standard output", in_turn(run_of(export, environment), run_of(LIBRARIES, environment), rounds), 1.3)
        few, many = export_of(1_000), export_of(10_000)
        told("10,000 Slack messages read", in_turn(reading_of(many), loading_of(many), rounds))
        told("10,000 messages against 1,000", in_turn(reading_of(many), reading_of(few), rounds), 11)
        print("compared with: a Textual app of one Input; the same; python -c 'import pydantic, jinja2'; json.loads; a tenth")


def clean_environment(folder: Path) -> dict[str, str]:
    """Give an environment with nothing of the user's in it, in which compiled modules are kept."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "TZ") if name in os.environ}
    ours = {"PYTHONPATH": str(ROOT), "PMWIZARD_CONFIG": str(folder / "none.toml"), "PMWIZARD_DRAFTS": str(folder)}
    return kept | ours | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


def in_turn(ours: Case, other: Case, rounds: int) -> tuple[float, float]:
    """Take both cases in turn, A B and then B A, so that noise hits them alike; gives the medians in seconds."""
    taken: dict[Case, list[float]] = {ours: [], other: []}
    for turn in range(rounds + WARM_UP):
        for case in (ours, other) if turn % 2 else (other, ours):
            seconds = case()
            if turn >= WARM_UP:
                taken[case].append(seconds)
    return median(taken[ours]), median(taken[other])


def start_of(command: list[str], environment: dict[str, str]) -> Case:
    """Time from before the process is made until the title can be seen."""

    def case() -> float:
        screen = Screen(command, environment)
        try:
            return screen.when(TITLE) - screen.started
        finally:
            screen.end()

    return case


def run_of(command: list[str], environment: dict[str, str]) -> Case:
    """Time a whole process."""

    def case() -> float:
        before = time.perf_counter()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        return time.perf_counter() - before

    return case


def keys(ours: Screen, other: Screen, rounds: int) -> tuple[float, float]:
    """Time from a key until the screen shows it, a letter and its deletion by turns."""
    try:
        for screen in (ours, other):
            screen.when(TITLE)
            screen.press("\x1b[F")

        def key_of(screen: Screen) -> Case:
            def case() -> float:
                before = screen.press("#")
                painted = screen.when(f"{TITLE}#")
                screen.press("\x7f")
                screen.when(f"{TITLE}#", shown=False)
                return painted - before

            return case

        return in_turn(key_of(ours), key_of(other), rounds * KEYS_A_ROUND)
    finally:
        ours.end()
        other.end()


def told(what: str, medians: tuple[float, float], aim: float | None = None) -> None:
    """Print one line."""
    ours, other = medians
    print(f"{what:34}{ours * 1000:9.1f} ms{other * 1000:9.1f} ms{ours / other:8.2f}{f'<= {aim}' if aim else '':>8}", flush=True)


main()
