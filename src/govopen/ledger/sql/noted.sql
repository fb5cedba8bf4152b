-- The entries that other tables and files must agree with.
SELECT seq, kind, plan_version, ref, times, refers_to, evidence
FROM entry
WHERE plan_id = :plan
    AND (kind IN ('clauses', 'evidence_check', 'load', 'redaction') OR evidence LIKE '%"file"%')
ORDER BY seq
