INSERT INTO checkpoint (plan_id, holder, obligation, checkpoint, version, occasion, kind, basis, rated, opens,
    due, timed, needed, short_notice, plain, begins, ends, since, until, gone)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 4611686018427387903)
