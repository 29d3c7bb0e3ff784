-- Licences as lists find them; the rest is read from their events.
create table licence (
  id           uuid        primary key,
  developer_id uuid        not null,
  status       text        not null,   -- as the last event left it; a term that has ended is noted soon after
  applied_at   timestamptz not null,
  granted_at   timestamptz,
  until        timestamptz
);
create index licence_newest on licence (applied_at desc, id desc);

-- Since when each condition holds or fails, as far as that was noted.
create table condition_standing (
  licence_id uuid        not null,
  condition  text        not null,
  holds      boolean     not null,
  since      timestamptz not null,
  primary key (licence_id, condition)
);

-- Cases of enforcement. Where a licence has to follow and has not yet, "suspends" and "followed" differ.
create table enforcement (
  id           uuid        primary key,
  developer_id uuid        not null,
  licence_id   uuid,
  status       text        not null,
  noticed_at   timestamptz not null,
  cure_by      timestamptz not null,
  suspends     boolean     not null default false,
  followed     boolean     not null default false,
  published_at timestamptz
);
create index enforcement_newest on enforcement (noticed_at desc, id desc);
