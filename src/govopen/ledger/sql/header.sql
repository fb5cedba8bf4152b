SELECT plan_id, title, title_en, number, issued, first_day, last_day, zone, lang,
    soon, short_notice, report_within, receive_within, review_within
FROM plan_version
WHERE plan_id = :plan AND version = :version
