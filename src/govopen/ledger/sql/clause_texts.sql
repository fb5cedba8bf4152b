-- Every clause text, entry by entry.
SELECT seq, version, item, text
FROM clause_text
WHERE plan_id = :plan
ORDER BY seq, version, item
