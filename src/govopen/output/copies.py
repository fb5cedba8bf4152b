"""What a backup or a restore did."""

from collections.abc import Iterator
from pathlib import Path

from govopen.locales import _, n_
from govopen.output.columns import printable
from govopen.output.emit import Wanted
from govopen.output.publish import publish_whole
from govopen.program import command, shell_word
from govopen.store.archive import DATABASE, Manifest
from govopen.store.backup import Restored
from govopen.store.sizes import size_words

SHOWN = 16


def publish_backup(wanted: Wanted, manifest: Manifest, database: Path, file: Path, synthetic: str) -> None:
    """What was put into ``file``, and how to bring it back; ``govopen.backup/1`` in JSON."""
    size = file.stat().st_size

    def text() -> Iterator[str]:
        words = _("backed up {database} into {file}, {size}, read back and found whole")
        yield words.format(database=database, file=file, size=size_words(size))
        yield from _contents(manifest)
        yield _("to bring it back: {command}").format(command=command(f"restore {shell_word(str(file))}"))

    record = {**_record(manifest, database), "file": str(file), "bytes": size}
    publish_whole(wanted, synthetic, "backup", text=lambda: map(printable, text()), record=record)


def publish_restored(wanted: Wanted, done: Restored, database: Path, file: Path, synthetic: str) -> None:
    """What was brought back from ``file``, and where the database that was there before is now."""

    def text() -> Iterator[str]:
        yield _("brought back {file} into {database}").format(file=file, database=database)
        yield from _contents(done.manifest)
        if done.files_added:
            words = n_("{n} evidence file was added", "{n} evidence files were added", done.files_added)
            yield words.format(n=f"{done.files_added:,}")
        if done.aside:
            yield _("the database that was there is kept as {aside}").format(aside=done.aside)

    record = {
        **_record(done.manifest, database),
        "file": str(file),
        "evidence_added": done.files_added,
        "aside": str(done.aside) if done.aside else None,
    }
    publish_whole(wanted, synthetic, "restore", text=lambda: map(printable, text()), record=record)


def _contents(manifest: Manifest) -> Iterator[str]:
    for head in manifest.heads:
        words = _("{plan}: entries to E{seq}, head {hash}")
        yield words.format(plan=head.plan_id, seq=head.seq, hash=head.hash[:SHOWN])
    if not manifest.heads:
        yield _("no plan is loaded in it")
    files, size = _evidence(manifest)
    yield n_("evidence: {n} file, {size}", "evidence: {n} files, {size}", files).format(
        n=f"{files:,}", size=size_words(size)
    )


def _evidence(manifest: Manifest) -> tuple[int, int]:
    sizes = [member.size for member in manifest.members if member.name != DATABASE]
    return len(sizes), sum(sizes)


def _record(manifest: Manifest, database: Path) -> dict[str, object]:
    files, size = _evidence(manifest)
    return {
        "database": str(database),
        "heads": [{"plan": head.plan_id, "seq": head.seq, "hash": head.hash} for head in manifest.heads],
        "evidence_files": files,
        "evidence_bytes": size,
    }
