-- The codes that an obligation had in older versions.
SELECT former FROM former_code
WHERE plan_id = :plan AND version = :version AND obligation = :obligation
ORDER BY former
