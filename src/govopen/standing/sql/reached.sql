-- Step one of standing: when each checkpoint's count was completed, by what is known.
-- A count of 1 is a MIN over the covering index; only longer counts pay for a running sum.
-- The LIMIT keeps SQLite from computing "reached" again at each mention of it.
SELECT c.*,
    CASE WHEN c.needed = 1 THEN (
        SELECT MIN(e.occurred_at)
        FROM entry e
        WHERE e.plan_id = c.plan_id AND e.holder = c.holder AND e.obligation = c.obligation
            AND e.occasion = c.occasion AND /*counts*/
    ) ELSE (
        SELECT MIN(run.occurred_at)
        FROM (
            SELECT e.occurred_at, SUM(e.times) OVER (ORDER BY e.occurred_at, e.seq) AS so_far
            FROM entry e
            WHERE e.plan_id = c.plan_id AND e.holder = c.holder AND e.obligation = c.obligation
                AND e.occasion = c.occasion AND /*counts*/
        ) AS run
        WHERE run.so_far >= c.needed
    ) END AS reached
FROM /*among*/ checkpoint c
WHERE c.plan_id = :plan /*scope*/
    AND c.since <= :known AND c.begins <= :as_of AND (c.until > :known OR c.ends > :as_of)
LIMIT 9223372036854775807
