INSERT INTO plan_version (
    plan_id, version, seq, effective_at, sha256, title, title_en, number, issued, first_day, last_day, zone, lang,
    soon, short_notice, report_within, receive_within, review_within, source, document)
VALUES (
    :plan_id, :version, :seq, :effective_at, :sha256, :title, :title_en, :number, :issued, :first_day, :last_day,
    :zone, :lang, :soon, :short_notice, :report_within, :receive_within, :review_within, :source, :document)
