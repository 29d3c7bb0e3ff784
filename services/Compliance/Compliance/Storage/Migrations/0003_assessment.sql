-- Files of evidence. What is on record stays; the content goes when nobody holds it any longer.
create table evidence_content (
  sha256  text  primary key,
  bytes   bytea not null,
  holders int   not null
);
alter table evidence_content alter column bytes set storage external;
create table evidence (
  id           uuid        primary key,
  sha256       text        not null,
  size         int         not null,
  name         text        not null,
  model_id     uuid        not null,
  developer_id uuid        not null,
  maker        text        not null,
  method       text        not null,
  made         date        not null,
  label        text        not null,
  kept_until   timestamptz not null,
  filed_at     timestamptz not null,
  erased_at    timestamptz,
  act_id       uuid        not null
);
create index evidence_newest on evidence (filed_at desc, id desc);
create index evidence_of_model on evidence (model_id, filed_at desc, id desc);
create index evidence_expiring on evidence (kept_until) where erased_at is null;

-- How many there are of a model with a label; none is ever taken away.
create table evidence_count (
  model_id uuid not null,
  label    text not null,
  n        int  not null,
  primary key (model_id, label)
);

-- Files that were not what was announced.
create table evidence_refusal (
  act_id     uuid        primary key,
  model_id   uuid        not null,
  name       text        not null,
  stated     text        not null,
  found      text        not null,
  refused_at timestamptz not null
);

-- Findings as lists find them; the rest is read from their events.
create table audit_finding (
  id           uuid        primary key,
  model_id     uuid        not null,
  developer_id uuid        not null,
  standard     text        not null,
  requirement  text        not null,
  severity     text        not null,
  title        text        not null,
  opened_at    timestamptz not null,   -- for the first time, or anew
  raised_at    timestamptz not null,
  cure_by      timestamptz,
  shown_at     timestamptz,
  closed_at    timestamptz,
  reopened     int         not null default 0
);
create index audit_finding_newest on audit_finding (raised_at desc, id desc);
create index audit_finding_of_model on audit_finding (model_id);
create index audit_finding_open on audit_finding (opened_at) where closed_at is null;

-- Changes of models because of which what was said before may no longer hold, numbered for each model. Not settled: somebody may have to hear of it yet.
alter table model add column changes int not null default 0;
create table model_change (
  model_id  uuid        not null,
  number    int         not null,
  version   text,
  kind      text        not null,
  source_id uuid        not null,
  account   text        not null,
  at        timestamptz not null,
  settled   boolean     not null default false,
  primary key (model_id, number)
);
create index model_change_unsettled on model_change (model_id) where not settled;

-- Claims as lists find them, with the last change of the model that was known when they were made.
create table claim (
  id           uuid        primary key,
  model_id     uuid        not null,
  developer_id uuid        not null,
  version      text        not null,
  topic        text        not null,
  made_at      timestamptz not null,
  seen         int         not null,
  ended_at     timestamptz
);
create index claim_newest on claim (made_at desc, id desc);
create index claim_standing on claim (model_id) where ended_at is null;

-- Assessments by their last round.
create table assessment (
  id           uuid        primary key,
  model_id     uuid        not null,
  developer_id uuid        not null,
  version      text        not null,
  standard     text        not null,
  round        int         not null,
  opened_at    timestamptz not null,
  seen         int         not null,
  ended_at     timestamptz,            -- concluded or abandoned
  decision     text,
  lapsed_at    timestamptz
);
create index assessment_newest on assessment (opened_at desc, id desc);
create index assessment_of_model on assessment (model_id);
create table assessment_assessor (
  assessment_id uuid        not null,
  round         int         not null,
  person_id     uuid        not null,
  model_id      uuid        not null,
  filed_at      timestamptz,
  ended_at      timestamptz,           -- with the round
  primary key (assessment_id, round, person_id)
);
create index assessment_assessor_running on assessment_assessor (person_id, model_id) where ended_at is null;

-- Rounds that two have assessed, each report as it was filed.
create table assessment_pair (
  assessment_id uuid        not null,
  round         int         not null,
  standard      text        not null,
  concluded_at  timestamptz not null,
  lead          jsonb       not null,
  second        jsonb       not null,
  primary key (assessment_id, round)
);
