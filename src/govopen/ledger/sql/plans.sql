-- Every plan's newest version.
SELECT plan_id, title, title_en, number, issued, first_day, last_day, zone, lang,
    soon, short_notice, report_within, receive_within, review_within
FROM plan_version v
WHERE v.version = (SELECT MAX(n.version) FROM plan_version n WHERE n.plan_id = v.plan_id)
ORDER BY v.last_day, v.plan_id
