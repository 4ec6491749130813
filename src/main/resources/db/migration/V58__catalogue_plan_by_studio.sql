create index catalogue_plan_by_studio on catalogue_plan (studio_id, number);
