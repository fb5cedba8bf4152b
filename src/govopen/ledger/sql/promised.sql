-- How many checkpoints the newest version asks for, those among them that it keeps from older ones, by basis; cases and
-- bans aside.
SELECT basis, COUNT(*) FROM checkpoint
WHERE plan_id = :plan AND ends = 4611686018427387903 AND gone = 4611686018427387903
    AND kind NOT IN ('response', 'minimum', 'never')
GROUP BY basis
ORDER BY basis
