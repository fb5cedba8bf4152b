INSERT INTO entry (
    plan_id, seq, kind, plan_version, checkpoint, obligation, unit, holder, occasion, occurred_at,
    occurred_timed, reported_at, report_due, decided_at, recorded_at, recorded_by, on_behalf, via, ref,
    times, evidence, until, refers_to, text_sha256, prev, hash)
VALUES (
    :plan_id, :seq, :kind, :plan_version, :checkpoint, :obligation, :unit, :holder, :occasion, :occurred_at,
    :occurred_timed, :reported_at, :report_due, :decided_at, :recorded_at, :recorded_by, :on_behalf, :via,
    :ref, :times, :evidence, :until, :refers_to, :text_sha256, :prev, :hash)
