-- Of which version of a model it is said that it comes of which version of another; of all of them where none is named.
alter table kinship drop constraint kinship_pkey;
alter table kinship add column child_version text, add column parent_version text;
create unique index kinship_once on kinship (child_id, parent_id, how, child_version, parent_version) nulls not distinct;

-- What is known of each version of a model, oldest first: an array of VersionCompute. What stood before is filled in from events when the service starts.
alter table model add column versions jsonb not null default '[]';

-- How models stood after each of their events, for who asks how the register stood at an instant. All of it follows from events.
create table model_past (
  model_id    uuid        not null,
  number      int         not null,    -- the version of the stream
  from_at     timestamptz not null,    -- never before that of a smaller number
  low         numeric,
  high        numeric,
  basis       text,
  began       date,
  filed_low   numeric,
  filed_high  numeric,
  filed_basis text,
  filed_began date,
  versions    jsonb       not null,
  primary key (model_id, number)
);
create index model_past_at on model_past (model_id, from_at desc, number desc);
