-- Machines that are set aside for some, and the rules of cycles as they were decided.
create table advance_reservation (
  id     uuid        primary key,
  body   jsonb       not null,
  act_id uuid        not null,
  at     timestamptz not null
);
create table cycle_rules (
  act_id  uuid        primary key,
  body    jsonb       not null,
  by_whom uuid        not null,
  at      timestamptz not null
);
