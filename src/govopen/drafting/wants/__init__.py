"""The forms in which dates, numbers, periods, clocks and bans are written, as tables, and how they go together."""
