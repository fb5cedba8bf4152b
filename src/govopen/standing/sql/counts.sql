-- Which entries count: claims that happened by :as_of, recorded by :known and not withdrawn.
e.kind = 'claim' AND e.occurred_at <= :as_of AND e.seq <= :known
AND NOT EXISTS (
    SELECT 1 FROM entry w
    WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal' AND w.seq <= :known)
