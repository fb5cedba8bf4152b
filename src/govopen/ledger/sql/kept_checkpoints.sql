SELECT holder, obligation, checkpoint FROM checkpoint
WHERE plan_id = :plan AND version < :version AND ends = 4611686018427387903 AND gone = 4611686018427387903
