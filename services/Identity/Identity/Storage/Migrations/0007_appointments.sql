-- How long appointments hold, and whether the door is open. All of it follows from the events.
alter table person
  add column from_at    timestamptz,
  add column until_at   timestamptz,
  add column ended_at   timestamptz,
  add column closed_at  timestamptz,
  add column is_awaited boolean not null default false,
  add column link_until timestamptz;
create index person_with_roles on person using gin (roles);

-- The one link that a person has in hand to set a password. Its secret is known to who holds it alone; here is its hash.
create table sign_in_link (
  person_id   uuid primary key references person (id),
  id          uuid        not null,
  secret_hash bytea       not null unique,
  expires_at  timestamptz not null
);
