-- The words of an item's clause, as they were kept last for a version, at a position.
SELECT text
FROM clause_text
WHERE plan_id = :plan AND version = :version AND item = :item AND seq = (
    SELECT MAX(seq) FROM clause_text WHERE plan_id = :plan AND version = :version AND seq <= :known
)
