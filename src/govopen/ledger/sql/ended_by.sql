SELECT holder, obligation, checkpoint FROM checkpoint WHERE plan_id = :plan AND until = :seq
