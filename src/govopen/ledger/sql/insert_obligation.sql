INSERT INTO obligation (plan_id, version, obligation, position, item, kind, basis, name, name_en, also, source,
    assumed, evidence, needed, review)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
