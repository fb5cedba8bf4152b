-- Step two of standing: compare what was reached with what was due. What a unit that is no more had left to do is its
-- successor's. ``former`` is what would stand there without the excuse.
-- The WHERE leaves nobody out; without it SQLite unfolds step one at each mention, LIMIT or not.
SELECT r.*,
    CASE
        WHEN r.successor IS NOT NULL AND (r.reached IS NULL OR r.reached >= r.succeeded)
            AND (r.excused IS NULL OR r.excused >= r.succeeded) THEN r.successor
        ELSE r.origin
    END AS holder,
    /*verdict*/ AS standing,
    CASE WHEN r.excused IS NOT NULL THEN /*former*/ END AS former
FROM reached r
WHERE r.origin <> ''
