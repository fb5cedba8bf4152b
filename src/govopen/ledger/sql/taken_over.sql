-- What a unit took over, by whose it was and obligation, though another may have taken it over since.
SELECT DISTINCT unit, obligation FROM succession
WHERE plan_id = :plan AND version <= :version AND successor = :unit AND unit IN (
    SELECT s.unit FROM succession s WHERE s.plan_id = :plan AND s.version = :version)
ORDER BY unit, obligation
