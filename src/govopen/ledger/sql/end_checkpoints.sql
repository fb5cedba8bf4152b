UPDATE checkpoint SET ends = :effective, until = :seq
WHERE plan_id = :plan AND until = :forever AND (due IS NULL OR due >= :effective)
