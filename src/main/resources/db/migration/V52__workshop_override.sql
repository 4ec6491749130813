-- What people set by hand at a workshop. No foreign key: it outlives a workshop that a page drops and announces again.
create table workshop_override (
  workshop_uuid varchar(400)  not null,
  field         varchar(32)   not null,
  value_text    varchar(16000) not null,
  set_by        varchar(200)  not null,
  set_at        timestamp     not null,
  reason        varchar(500),
  primary key (workshop_uuid, field)
);
