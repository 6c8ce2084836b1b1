from datetime import UTC, datetime

from pmwizard.intake.reading import read

LOG = """commit 4bef440eaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (HEAD -> main)
Author:     Ana Holt <ana@shop.example>
AuthorDate: Fri Dec 19 13:00:00 2025 +0100
Commit:     Bo Lind <bo@shop.example>
CommitDate: Fri Dec 19 15:45:10 2025 +0100

    Revert "Pool: one connection per request"

    It leaked.

commit 73ab4a8150000000000000000000000000000000
Merge: 1111111 2222222
Author: Bo Lind <bo@shop.example>
Date:   2025-12-19 09:00:00 -0500

    Merge branch 'cart'
"""


def test_commits_stand_at_the_time_they_were_committed() -> None:
    intake = read(LOG)
    assert (intake.format, intake.questions) == ("git", ())
    merge, revert = intake.candidates
    assert (revert.at, merge.at) == (datetime(2025, 12, 19, 14, 45, 10, tzinfo=UTC), datetime(2025, 12, 19, 14, 0, tzinfo=UTC))
    assert revert.text == 'Revert "Pool: one connection per request" (4bef440eaa)\n\nIt leaked.'.replace("\n\n", "\n", 1)
    assert (revert.actor, revert.chosen, merge.chosen) == ("Ana Holt", True, False)
    assert "shop.example" not in f"{revert.event_row()} {merge.event_row()}"


def test_a_commit_on_one_line() -> None:
    text = "4bef440 2025-12-19 14:45:10 +0100 Revert the pool\n73ab4a8 | 2025-12-18 | Bo Lind | Mend the cart\n"
    intake = read(text)
    assert intake.format == "git"
    day, revert = intake.candidates
    assert (revert.at, revert.text, revert.chosen) == (
        datetime(2025, 12, 19, 13, 45, 10, tzinfo=UTC),
        "Revert the pool (4bef440)",
        True,
    )
    assert (day.at, day.text) == ("2025-12-18", "Bo Lind | Mend the cart (73ab4a8)")


def test_a_graph_and_a_quoted_commit() -> None:
    graph = "".join(f"* {line}\n" if line.startswith("commit") else f"| {line}\n" for line in LOG.splitlines())
    assert [c.actor for c in read(graph).candidates] == ["Bo Lind", "Ana Holt"]
    assert read(f"# Report\n\n{LOG}").format == "text"


def test_changes_and_statistics_are_no_part_of_a_message() -> None:
    change = "diff --git a/pool.py b/pool.py\n--- a/pool.py\n+++ b/pool.py\n@@ -1 +1 @@\n-    size = 5\n+    size = 10\n"
    head = "commit 4bef440eaaaa\nAuthor: Ana <ana@shop.example>\nDate:   2025-12-19 14:45:10 +0100\n\n"
    head += "    Double the pool\n\n    By hand.\n\n"
    for more in (change, " pool.py | 2 +-\n 1 file changed\n", ""):
        (commit,) = read(head + more).candidates
        assert commit.text == "Double the pool (4bef440eaa)\n\nBy hand.".replace("\n\n", "\n", 1)


def test_the_parts_of_a_line_may_stand_in_another_order() -> None:
    expected = (datetime(2025, 12, 19, 13, 45, 10, tzinfo=UTC), "Revert the pool (4bef440)")
    for line in (
        "2025-12-19 14:45:10 +0100 4bef440 Revert the pool",
        "4bef440 - Bo Lind, 2025-12-19 14:45:10 +0100 : Revert the pool",
        "4bef440 HEAD@{2025-12-19 14:45:10 +0100}: Revert the pool",
    ):
        intake = read(f"{line}\n{line}\n")
        assert (intake.format, intake.candidates[0].at, intake.candidates[0].text) == ("git", *expected)
    assert read("4bef440 - Bo Lind, 2025-12-19 14:45:10 +0100 : Revert the pool\n").candidates[0].actor == "Bo Lind"
