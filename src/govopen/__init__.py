"""govopen: a government work plan, from the official document to the assessed, published result."""

__version__ = "0.1.0"
