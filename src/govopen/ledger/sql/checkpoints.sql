-- What is known to be so of all versions, but for cases: facts in the order in which they are expanded, and when in force.
SELECT holder, obligation, checkpoint, occasion, kind, basis, rated, opens, due, timed, needed, short_notice, plain,
    version, begins, ends
FROM checkpoint
WHERE plan_id = :plan AND gone = 4611686018427387903 AND kind NOT IN ('response', 'minimum')
ORDER BY holder, obligation, checkpoint, version, begins
