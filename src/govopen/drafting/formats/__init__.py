"""How each kind of file is read, and what is repaired on the way: bytes in, passages of plain text out."""
