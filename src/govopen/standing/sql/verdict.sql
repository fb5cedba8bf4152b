-- The standings, in order of precedence within each kind. Lateness is sticky: nothing after the due instant makes a
-- checkpoint met, an extension decided after it only stops it from being overdue until its new date.
CASE
    WHEN r.kind = 'never' THEN CASE
        WHEN r.reached IS NOT NULL THEN 'breached'
        WHEN r.due < :as_of THEN 'met'
        WHEN r.opens > :as_of THEN 'upcoming'
        ELSE 'open' END
    WHEN r.kind = 'minimum' THEN CASE
        WHEN r.reached >= r.due THEN 'met'
        WHEN r.excused IS NOT NULL THEN 'excused'
        WHEN r.reached IS NOT NULL THEN 'breached'
        WHEN r.opens > :as_of THEN 'upcoming'
        ELSE 'open' END
    WHEN r.reached <= r.due OR (r.reached IS NOT NULL AND r.due IS NULL) THEN 'met'
    WHEN r.excused IS NOT NULL THEN 'excused'
    WHEN r.reached IS NOT NULL THEN 'late'
    WHEN r.due < :as_of AND (r.target IS NULL OR r.target < :as_of) THEN 'overdue'
    WHEN r.opens > :as_of THEN 'upcoming'
    WHEN r.due <= :soon_until AND (r.target IS NULL OR r.target <= :soon_until) THEN 'due_soon'
    ELSE 'open'
END
