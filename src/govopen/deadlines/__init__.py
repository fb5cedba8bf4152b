"""When it is due: the work calendar, the period rules, the expansion into checkpoints. No clock is read here."""
