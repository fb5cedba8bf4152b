-- Extensions and excuses in force, with when each was decided and recorded, and the document that it cites.
SELECT a.holder, a.checkpoint, a.seq, a.kind, a.decided_at, a.until, g.seq AS granted, g.recorded_at, g.ref
FROM act a
JOIN entry g ON g.plan_id = :plan AND g.seq = a.granted
ORDER BY a.holder, a.checkpoint, a.decided_at, a.seq
