"""Messages are looked up in the compiled catalogue as gettext itself would find them."""

import gettext
from collections.abc import Iterator
from pathlib import Path
from struct import pack

import pytest

from govopen import locales
from govopen.locales import _, n_, use

CATALOGUE = Path(locales.__file__).parent / "zh_CN" / "LC_MESSAGES" / "govopen.mo"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = locales.language()
    use("zh")
    yield
    use(before)


def test_every_message_is_what_gettext_finds() -> None:
    with CATALOGUE.open("rb") as file:
        known = gettext.GNUTranslations(file)
    ids = vars(known)["_catalog"]
    assert len(ids) > 1000
    for message in ids:
        if isinstance(message, tuple):  # its singular, and the number of the form
            assert n_(message[0], "many", 2) == ids[message]
        else:
            assert _(message) == (ids[message] if message else "")


def test_what_is_not_there_is_said_in_english() -> None:
    assert _("no such message") == "no such message"
    assert (n_("one egg", "many eggs", 1), n_("one egg", "many eggs", 2)) == ("one egg", "many eggs")
    assert _("\udcff") == "\udcff"
    assert _("~~~") == "~~~"  # behind the last


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_catalogue_may_be_compiled_on_a_machine_of_either_byte_order(
    order: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = pack(f"{order}7I", 0x950412DE, 0, 1, 28, 36, 0, 44)
    (tmp_path / "one.mo").write_bytes(header + pack(f"{order}4I", 5, 44, 6, 50) + b"hello\0" + "你好".encode() + b"\0")
    monkeypatch.setattr(locales, "_CATALOGUE", tmp_path / "one.mo")
    use("zh")
    assert (_("hello"), _("hell")) == ("你好", "hell")


def test_without_the_compiled_catalogue_english_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locales, "_CATALOGUE", tmp_path / "none.mo")
    use("zh")
    assert _("claim") == "claim"
