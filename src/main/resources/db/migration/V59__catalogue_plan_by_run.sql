create index catalogue_plan_by_run on catalogue_plan (run_id);
