-- Which scheme of pausing holds for a developer, and since when.
create table adherence (
  developer_id uuid        not null,
  scheme       text        not null,
  since        timestamptz not null,
  act_id       uuid        not null,
  primary key (developer_id, since)
);

-- Pauses as lists find them; the rest is read from their events.
create table pause (
  id           uuid        primary key,
  developer_id uuid        not null,
  found_at     timestamptz not null,
  ordered_at   timestamptz,
  over_at      timestamptz
);
create index pause_newest on pause (found_at desc, id desc);

-- What changed in orders, as other services ask for it. The row of the last number is held until the transaction ends, so that numbers become visible in their order.
create table pause_number (last bigint not null);
insert into pause_number values (0);
create table pause_order (
  number   bigint primary key,
  pause_id uuid   not null,
  body     jsonb  not null   -- a PauseChanged
);

