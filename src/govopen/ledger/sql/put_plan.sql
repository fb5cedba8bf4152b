INSERT INTO plan (plan_id, title, title_en, number, issued, first_day, last_day, zone, lang,
    soon, short_notice, report_within, receive_within, review_within)
VALUES (:plan_id, :title, :title_en, :number, :issued, :first_day, :last_day, :zone, :lang,
    :soon, :short_notice, :report_within, :receive_within, :review_within)
ON CONFLICT (plan_id) DO UPDATE SET title = excluded.title, title_en = excluded.title_en, number = excluded.number,
    issued = excluded.issued, first_day = excluded.first_day, last_day = excluded.last_day, zone = excluded.zone,
    lang = excluded.lang, soon = excluded.soon, short_notice = excluded.short_notice,
    report_within = excluded.report_within, receive_within = excluded.receive_within,
    review_within = excluded.review_within
