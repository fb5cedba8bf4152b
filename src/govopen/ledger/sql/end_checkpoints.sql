-- What is due from :threshold on ends when the version that the entry :seq loads takes effect. A clock that runs goes on.
UPDATE checkpoint SET ends = :effective, until = :seq
WHERE plan_id = :plan AND until = 4611686018427387903 AND gone = 4611686018427387903
    AND kind NOT IN ('response', 'minimum') AND due >= :threshold
