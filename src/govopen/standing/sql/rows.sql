-- Checkpoints with where they stand; what all holders of one share is in ``point``.
SELECT j.checkpoint, j.version, j.holder, /*standing/predecessor*/ AS predecessor, j.due,
    j.target, j.reached, j.excused, j.short_notice, j.standing, j.former
FROM judged j
