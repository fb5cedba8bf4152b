-- The entry that kept the clause texts of a version last.
SELECT MAX(seq) AS seq FROM clause_text WHERE plan_id = :plan AND version = :version
