-- How many checkpoints that were due before a load stay with older versions; what the load itself gave to those whom it
-- names for an open group is not among them, nor a case's least duration, which nobody is late with.
SELECT COUNT(*) FROM checkpoint
WHERE plan_id = :plan AND version < :version AND ends = 4611686018427387903 AND gone = 4611686018427387903
    AND since < :seq AND due < :threshold AND kind <> 'minimum'
