-- The deadlines of the version that the entry :seq loaded.
SELECT holder, obligation, checkpoint, due FROM checkpoint WHERE plan_id = :plan AND since = :seq
