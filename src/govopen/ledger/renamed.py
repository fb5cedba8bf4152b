"""Codes that amendments changed: what is recorded under a former code is about the obligation that has another now."""

from govopen.ledger.view import View


class Renamed:
    """The codes of obligations by the version looked at, each of which may have had others before."""

    def __init__(self, view: View) -> None:
        rows = view.database.rows("ledger", "former_codes", **view.edition)
        self._now = {str(former): str(code) for code, former in rows}

    def now(self, code: str) -> str:
        """The code that the obligation has now; the same where it was never changed."""
        return self._now.get(code, code)

    def key(self, code: str, checkpoint: str) -> str:
        """The key that an obligation's checkpoint has now."""
        return self.now(code) + checkpoint.removeprefix(code)
