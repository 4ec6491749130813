create index workshop_review_by_studio on workshop_review (studio_id, uuid);
