"""Where a clause begins and ends, and who is named for it: numbers, headings, brackets, sentences, tables."""
