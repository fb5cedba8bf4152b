-- Step two of standing: compare what was reached with what was due. Lateness is sticky: nothing after the due
-- instant makes a checkpoint met.
SELECT r.*,
    CASE
        WHEN r.kind = 'never' AND r.due < :as_of THEN 'met'
        WHEN r.kind = 'never' AND r.opens <= :as_of THEN 'open'
        WHEN r.reached <= r.due OR (r.reached IS NOT NULL AND r.due IS NULL) THEN 'met'
        WHEN r.reached IS NOT NULL THEN 'late'
        WHEN r.due < :as_of THEN 'overdue'
        WHEN r.opens > :as_of THEN 'upcoming'
        WHEN r.due <= :soon_until THEN 'due_soon'
        ELSE 'open'
    END AS standing
FROM reached r
