-- Models and incidents whose duties are watched. Where "changes" and "looked" differ, something has changed since somebody looked; at "next_at" something happens by itself.
create table duty_subject (
  id          uuid        primary key,
  model_id    uuid        not null,
  is_incident boolean     not null,
  changes     int         not null default 1,
  looked      int         not null default 0,
  next_at     timestamptz
);
create index duty_subject_changed on duty_subject (id) where changes <> looked;
create index duty_subject_next on duty_subject (next_at) where next_at is not null;
create index duty_subject_of_model on duty_subject (model_id);
insert into duty_subject (id, model_id, is_incident) select id, id, false from model;
insert into duty_subject (id, model_id, is_incident) select id, model_id, true from incident;

-- By which regimes and which policy everything was looked at last.
create table duty_rules (
  one         boolean primary key default true check (one),
  fingerprint text    not null
);

-- Duties as lists find them.
create table regulatory_duty (
  id           uuid        primary key,
  subject_id   uuid        not null,
  model_id     uuid        not null,
  developer_id uuid        not null,
  incident_id  uuid,
  regime       text        not null,
  duty         text        not null,
  certainty    text        not null,
  due_earliest timestamptz,
  due_latest   timestamptz,
  is_asked     boolean     not null,
  reminded_for timestamptz,
  reminders    int         not null default 0,
  reminder_act uuid,
  missed_at    timestamptz,
  missed_act   uuid,
  finding_id   uuid,
  filed_at     timestamptz,
  reference    text,
  filed_act    uuid
);
create index regulatory_duty_open on regulatory_duty (due_latest, id) where filed_at is null;
create index regulatory_duty_of_model on regulatory_duty (model_id);
create index regulatory_duty_of_developer on regulatory_duty (developer_id);
create unique index regulatory_duty_of_finding on regulatory_duty (finding_id) where finding_id is not null;
