-- Who stands in for the holder of a delegation, and when. All of it follows from the events.
create table substitution (
  id            uuid primary key,
  delegation_id uuid        not null references delegation (id),
  person_id     uuid        not null references person (id),
  powers        text[]      not null,
  from_at       timestamptz not null,
  until_at      timestamptz not null,
  ended_at      timestamptz
);
create index substitution_of_delegation on substitution (delegation_id, from_at);
create index substitution_of_person on substitution (person_id, from_at);
create index delegation_of_person on delegation (person_id, from_at);
