-- What models are worth in exchange, by dated decisions.
create table decided_rates (
  act_id  uuid        primary key,
  body    jsonb       not null,
  by_whom uuid        not null,
  at      timestamptz not null
);
