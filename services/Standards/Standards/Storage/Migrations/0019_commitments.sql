-- What a project is to deal with, as the committee approved it last.
alter table project add column scope text, add column scope_act uuid;

-- Experts whom members have named to work on a project.
create table expert (
  id         uuid        primary key,   -- the act that named it
  project_id uuid        not null,
  member_id  uuid        not null,
  name       text        not null,
  field      text        not null,
  named_at   timestamptz not null
);
create index expert_project on expert (project_id, named_at);

-- Holders of patents that the text may need, each with its newest declaration.
create table patent_holder (
  project_id   uuid        not null,
  name         text        not null,
  asked_act    uuid,
  because      text,
  declared_act uuid,
  position     text,
  patents      text[]      not null default '{}',
  elements     text[]      not null default '{}',
  form         text,
  known_at     timestamptz not null,
  declared_at  timestamptz,
  primary key (project_id, name)
);
