-- Catalogs of controls, each version as it came. One is the current of its series, unless the series was withdrawn.
create table catalog (
  id            uuid        primary key,
  series_id     uuid        not null,
  sha256        text        not null,
  title         text        not null,
  version       text        not null,
  origin        text        not null,
  source        text        not null,
  source_name   text,                    -- under which a profile finds it
  standard      text,                    -- its number, where it is a standard of this house
  edition       int,
  in_force_from date,
  controls      int         not null,
  entered_at    timestamptz not null,
  superseded_at timestamptz,
  withdrawn_at  timestamptz,
  act_id        uuid        not null,
  content       bytea       not null,
  unique (series_id, sha256)
);
alter table catalog alter column content set storage external;
create index catalog_newest on catalog (entered_at desc, id desc);
create index catalog_named on catalog (source_name);

-- Their controls, as pages show them; the whole of it stands in the content.
create table catalog_control (
  catalog_id   uuid    not null,
  ordinal      int     not null,
  id           text    not null,
  label        text    not null,
  title        text    not null,
  group_id     text    not null,
  group_title  text    not null,
  statement    text    not null,
  guidance     text    not null,
  is_withdrawn boolean not null,
  primary key (catalog_id, ordinal)
);
create unique index catalog_control_id on catalog_control (catalog_id, id);

-- Assessments of versions against catalogs, by their last round. Who was assigned stands with the assessors of all assessments.
create table control_assessment (
  id             uuid        primary key,
  model_id       uuid        not null,
  developer_id   uuid        not null,
  version        text        not null,
  catalog_id     uuid        not null,
  round          int         not null,
  opened_at      timestamptz not null,
  seen           int         not null,
  ended_at       timestamptz,            -- concluded or abandoned
  satisfied      int,
  not_applicable int,
  not_satisfied  int,
  lapsed_at      timestamptz
);
create index control_assessment_newest on control_assessment (opened_at desc, id desc);
create index control_assessment_of_model on control_assessment (model_id);
create index control_assessment_of_catalog on control_assessment (catalog_id);

-- What an assessor has written so far; it goes when the report is filed or the round ends.
create table control_draft (
  assessment_id uuid   not null,
  round         int    not null,
  person_id     uuid   not null,
  control_id    text   not null,
  verdict       text   not null,
  reason        text   not null,
  evidence      uuid[] not null,
  primary key (assessment_id, round, person_id, control_id)
);

-- Rounds that two have assessed: how often the first chose the row and the second the column.
create table control_pair (
  assessment_id uuid        not null,
  round         int         not null,
  catalog_id    uuid        not null,
  concluded_at  timestamptz not null,
  first         text[]      not null,
  second        text[]      not null,
  primary key (assessment_id, round)
);
create index control_pair_of_catalog on control_pair (catalog_id, concluded_at desc);
