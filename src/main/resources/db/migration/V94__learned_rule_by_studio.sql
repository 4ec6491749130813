create unique index learned_rule_by_studio on learned_rule (studio_id, fingerprint);
