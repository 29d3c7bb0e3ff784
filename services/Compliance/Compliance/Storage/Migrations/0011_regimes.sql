-- Regimes that were published here, version after version, beside those that come with the platform.
create table regime (
  id           text        not null,
  version      int         not null,
  document     text        not null,
  catalog_id   uuid,                   -- of the standard whose requirements it makes duties
  published_at timestamptz not null,
  act_id       uuid        not null,
  primary key (id, version)
);
