SELECT DISTINCT obligation FROM obligation WHERE plan_id = :plan ORDER BY obligation
