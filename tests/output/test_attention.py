"""How groups fit into the room there is."""

from govopen.output.attention import BRIEF, EVERY_NAME, ONE_LINE, SOME_NAMES, Block, fit


def block(every: int, some: int, brief: int) -> Block:
    return Block((["e"] * every, ["s"] * some, ["b"] * brief, ["o"] * brief), "overdue", named=True)


def test_with_room_every_name_is_told() -> None:
    fitted = fit([block(5, 3, 1), block(2, 2, 1)], 7)
    assert [way for _block, way in fitted.shown] == [EVERY_NAME, EVERY_NAME]
    assert (fitted.lines, fitted.left_out, fitted.whole) == (7, [], True)


def test_with_less_room_each_is_told_before_the_first_has_all_its_names() -> None:
    fitted = fit([block(5, 3, 1), block(2, 2, 1)], 5)
    assert [way for _block, way in fitted.shown] == [SOME_NAMES, EVERY_NAME]
    assert not fitted.whole


def test_what_has_no_room_is_counted_on_a_line_that_is_reckoned_with() -> None:
    fitted = fit([block(1, 1, 1)] * 5, 3)
    assert (len(fitted.shown), len(fitted.left_out), fitted.lines) == (2, 3, 3)
    fitted = fit([block(4, 4, 4)], 2)
    assert (fitted.shown, len(fitted.left_out), fitted.lines) == ([], 1, 1)


def test_nothing_takes_no_line() -> None:
    assert fit([], 1).lines == 0


def test_a_group_that_names_nobody_is_whole_in_brief() -> None:
    one = Block((["e", "e"], ["e", "e"], ["b"], ["o"]), "overdue", named=False)
    assert fit([one], 1).shown == [(one, BRIEF)]
    assert fit([one], 1).whole


def test_each_has_a_line_before_one_has_two() -> None:
    """What is said in brief on two lines gives way to what would else be left out."""
    two = Block((["e"] * 4, ["s"] * 3, ["b"] * 2, ["o"]), "overdue", named=True)
    assert [way for _block, way in fit([two, two], 2).shown] == [ONE_LINE, ONE_LINE]
    assert [way for _block, way in fit([two, two], 3).shown] == [BRIEF, ONE_LINE]
