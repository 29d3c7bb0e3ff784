-- The register as it is read. All of it follows from the events.
create table organization (
  id     uuid primary key,
  kind   text  not null,
  code   text unique,
  name   text  not null collate "C",
  names  jsonb not null,
  region text
);
create index organization_order on organization (name, id);
create index organization_kind_order on organization (kind, name, id);

-- Every name in every language, every alias and code, folded for searching.
create table organization_name (
  organization_id uuid not null references organization (id) on delete cascade,
  folded          text not null,
  primary key (organization_id, folded)
);

create table person (
  id              uuid primary key,
  organization_id uuid   not null references organization (id),
  title           text   not null,
  roles           text[] not null
);
create index person_of_organization on person (organization_id);

create table delegation (
  id              uuid primary key,
  organization_id uuid        not null references organization (id),
  person_id       uuid        not null references person (id),
  powers          text[]      not null,
  from_at         timestamptz not null,
  until_at        timestamptz,
  revoked_at      timestamptz
);
create index delegation_of_organization on delegation (organization_id, from_at);
