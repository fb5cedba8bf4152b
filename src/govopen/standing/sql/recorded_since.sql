-- What was recorded from :since to :as_of, and when the last of it was: every entry but the plan's own versions and texts.
SELECT COUNT(*) AS entries, MAX(e.recorded_at) AS newest
FROM entry e
WHERE e.plan_id = :plan AND e.recorded_at >= :since AND e.recorded_at <= :as_of AND e.seq <= :known
    AND e.kind NOT IN ('clauses', 'load')
