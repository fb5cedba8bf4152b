INSERT INTO item (plan_id, version, item, position, section, title, title_en)
VALUES (?, ?, ?, ?, ?, ?, ?)
