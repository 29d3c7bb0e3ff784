-- What regimes ask of models and upon incidents: twice, by what everyone may know and by what the developer filed. It follows from models, incidents and regimes, and is reckoned anew for each model of which something changed.
create table owed_duty (
  model_id    uuid        not null,
  incident_id uuid,                    -- upon which incident
  inside      boolean     not null,    -- by what the developer filed; else by what is public
  regime      text        not null,
  duty        text        not null,
  certainty   text        not null,
  due         timestamptz,             -- null where it is not known from when it is reckoned
  due_latest  timestamptz,             -- the same, but where that is disputed
  watched     boolean     not null,    -- whether it was known before it was due, so that nothing filed means nothing done
  filed_at    timestamptz
);
create index owed_duty_of_model on owed_duty (model_id);
create index owed_duty_by_due on owed_duty (inside, due);

-- What incidents did, as lists count them.
create table incident_harm (
  incident_id uuid not null,
  harm        text not null,
  primary key (incident_id, harm)
);
create index incident_harm_of_kind on incident_harm (harm);

-- Up to which event that was reckoned, and by which regimes.
create table reckoning (
  regimes     text   not null,
  transaction xid8   not null,
  position    bigint not null
);
insert into reckoning values ('', '0', 0);

-- Panels count these.
create index model_of_developers on model using gin (developer_ids);
create index audit_finding_open_of_developer on audit_finding (developer_id) where closed_at is null;
create index condition_standing_failing on condition_standing (licence_id) where not holds;
create index pause_in_force on pause (ordered_at) where over_at is null;
