-- What every check of links found, check by check.
SELECT seq, entry_seq, place, verdict, status, detail
FROM link_check
WHERE plan_id = :plan
ORDER BY seq, entry_seq, place
