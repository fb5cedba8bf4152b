-- What is counted: what is rated and, of bans, which are not, only what was violated.
j.rated = 1 OR (j.kind = 'never' AND j.reached IS NOT NULL)
