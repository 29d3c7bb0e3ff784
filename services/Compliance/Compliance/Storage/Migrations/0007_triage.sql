-- How far the triage of an incident is, and which it repeats.
alter table incident add column state text not null default 'Received';
alter table incident add column severity text;
alter table incident add column merged_into uuid;
create index incident_merged on incident (merged_into) where merged_into is not null;

-- What everyone may know of incidents, as it was published: nothing else of them is read to show it.
create table incident_summary (
  incident_id  uuid        primary key,
  title        text        not null,
  text         text        not null,
  severity     text        not null,
  harms        text[]      not null,
  classes      jsonb       not null,
  model_id     uuid,                    -- where it is named
  published_at timestamptz not null,
  act_id       uuid        not null
);
create index incident_summary_newest on incident_summary (published_at desc, incident_id desc);

-- Taxonomies that were imported; a later import of the same name takes the place of an earlier one.
create table taxonomy (
  id          text        primary key,
  document    jsonb       not null,
  imported_at timestamptz not null
);
create table taxonomy_import (
  id          uuid        primary key,
  source      text        not null,
  rows        jsonb       not null,
  act_id      uuid        not null,
  imported_at timestamptz not null
);
