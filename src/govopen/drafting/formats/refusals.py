"""Files that cannot be read as a document: what each is, and what to do about it."""

from govopen.errors import BadInput
from govopen.locales import N_, _


class Refusal(BadInput):
    """What all of them are; ``said`` is what one was made with, to make it again in another process."""

    said: tuple[object, ...]

    def __new__(cls, *said: object) -> "Refusal":
        made = super().__new__(cls)
        made.said = said
        return made


class Unreadable(Refusal):
    """The system does not give the file out; ``why`` is its reason in the reader's language."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(_("Cannot read {name}: {why}").format(name=name, why=why))


class Empty(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} holds no text. Choose the file that holds the document.").format(name=name))


class Scanned(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name} is a scanned PDF: pictures of pages, no text. "
                "Run text recognition (OCR) on it, or take the web page or the Word file of the document."
            ).format(name=name)
        )


class Undecipherable(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name} is a PDF whose fonts do not say which characters they draw, so its text cannot be read. "
                "Take the web page or the Word file of the document."
            ).format(name=name)
        )


class OldOffice(Refusal):
    """A .doc, .xls, .wps or .et from before the formats of 2007."""

    def __init__(self, name: str, save_as: str) -> None:
        super().__init__(
            _("{name} is in the old format of Word, Excel or WPS. Open it there and save it as {save_as}.").format(
                name=name, save_as=save_as
            )
        )


class OtherOffice(Refusal):
    """Rich text, OpenDocument, a Word document as one XML file, a web archive."""

    def __init__(self, name: str, save_as: str) -> None:
        super().__init__(
            _("{name} is in a format that is not read. Open it and save it as {save_as}.").format(
                name=name, save_as=save_as
            )
        )


class Ofd(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} is an OFD file. Export it from its reader as a PDF with text, or take the Word file.").format(
                name=name
            )
        )


class Encrypted(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} is protected by a password. Open it and save a copy without the password.").format(name=name)
        )


class Picture(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name} is a picture. Run text recognition (OCR) on it, or take the web page or the Word file "
                "of the document."
            ).format(name=name)
        )


class Archive(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is an archive. Unpack it and choose the document in it.").format(name=name))


class Damaged(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is damaged or cut off. Fetch it again from where it came from.").format(name=name))


class NoDocument(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} is no document of a kind that is read: txt, html, docx, xlsx, or a PDF with text.").format(
                name=name
            )
        )


class NoWords(Refusal):
    """A text that is not ASCII and has none of the characters that every document has; ``words`` are its first."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(
            _("{name} is a text without Chinese sentences; it begins {words}. Choose the file of the document.").format(
                name=name, words=words
            )
        )


class Unsafe(Refusal):
    """An XML part that defines or fetches entities, which no office program writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name} holds instructions that no office program writes, so it is not opened. Ask its sender about it."
            ).format(name=name)
        )


_UNITS = {
    "bytes": N_("{n} MB"),
    "unpacked": N_("{n} MB unpacked"),
    "pages": N_("{n} pages"),
    "cells": N_("{n} cells"),
    "characters": N_("{n} characters"),
}


class TooLarge(Refusal):
    """More than ``most`` of a unit: bytes, unpacked (bytes), pages, cells, characters."""

    def __init__(self, name: str, most: int, unit: str) -> None:
        number = most // 1_000_000 if unit in ("bytes", "unpacked") else most
        super().__init__(
            _("{name} is larger than what is read: more than {measure}. Cut out the part that you need.").format(
                name=name, measure=_(_UNITS[unit]).format(n=f"{number:,}")
            )
        )


class TooSlow(Refusal):
    def __init__(self, name: str, seconds: int) -> None:
        super().__init__(
            _(
                "{name} could not be read within {n} seconds. Take the web page or the Word file of the document."
            ).format(name=name, n=seconds)
        )
