-- What a unit or a group is called in English, also a group that holds nothing since its members were named.
SELECT MIN(name) FROM unit_name WHERE plan_id = :plan AND version = :version AND unit = :unit AND how = 'english'
