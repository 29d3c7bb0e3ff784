-- The register of models. All of it follows from events. What the developer filed stands beside what is public.
create table model (
  id              uuid        primary key,
  name            text        not null,
  developer_ids   uuid[]      not null,
  developer_names text[]      not null,
  domains         text[]      not null,
  deployed        date,
  is_filed        boolean     not null,
  registered_at   timestamptz not null,
  low             numeric,
  high            numeric,
  basis           text,
  began           date,
  filed_low       numeric,
  filed_high      numeric,
  filed_basis     text,
  filed_began     date
);

-- Which model comes of which.
create table kinship (
  child_id  uuid not null,
  parent_id uuid not null,
  how       text not null,
  primary key (child_id, parent_id, how)
);
create index kinship_parent on kinship (parent_id);

-- Tables that were imported, with every row accounted for.
create table table_import (
  id          uuid        primary key,
  source      text        not null,
  rows        jsonb       not null,
  act_id      uuid        not null,
  imported_at timestamptz not null
);

-- Incidents as lists find them; the rest is read from their events.
create table incident (
  id          uuid        primary key,
  model_id    uuid        not null,
  reporter_id uuid        not null,
  is_filed    boolean     not null,
  reported_at timestamptz not null
);
create index incident_newest on incident (reported_at desc, id desc);
create index incident_of_model on incident (model_id);
