-- Step two of standing: compare what was reached with what was due. What a unit that is no more had left to do is its
-- successor's; what one between them completed, or was excused from, stays that one's. ``former`` is what would stand
-- there without the excuse.
-- The WHERE leaves nobody out; without it SQLite unfolds step one at each mention, LIMIT or not.
SELECT r.*,
    CASE
        WHEN r.successor IS NOT NULL AND (r.reached IS NULL OR r.reached >= r.succeeded)
            AND (r.excused IS NULL OR r.excused >= r.succeeded) THEN r.successor
        WHEN r.successor IS NOT NULL THEN COALESCE((
            SELECT s.successor
            FROM succession s
            WHERE s.plan_id = :plan AND s.version < :version AND s.unit = r.origin AND s.obligation IN (
                    SELECT r.obligation
                    UNION ALL
                    SELECT f.former
                    FROM former_code f
                    WHERE f.plan_id = :plan AND f.version = :version AND f.obligation = r.obligation)
                AND (r.reached IS NULL OR r.reached >= s.effective_at)
                AND (r.excused IS NULL OR r.excused >= s.effective_at) AND s.effective_at < r.succeeded
            ORDER BY s.effective_at DESC, s.version DESC
            LIMIT 1), r.origin)
        ELSE r.origin
    END AS holder,
    /*verdict*/ AS standing,
    CASE WHEN r.excused IS NOT NULL THEN /*former*/ END AS former
FROM reached r
WHERE r.origin <> ''
