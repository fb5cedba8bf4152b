"""Sizes as people read them."""


def size_words(size: int) -> str:
    """15 KB, 2.3 MB, 1.1 GB; ``size`` in bytes."""
    if size < 1 << 20:
        return f"{-(-size >> 10):,} KB"
    return f"{size / (1 << 20):,.1f} MB" if size < 1 << 30 else f"{size / (1 << 30):,.1f} GB"
