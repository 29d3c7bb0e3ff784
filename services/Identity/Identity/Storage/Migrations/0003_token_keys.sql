-- Keys that sign and encrypt tokens. The secret is protected by the data protection keys, which are not in this database.
create table token_key (
  id          text primary key,
  use         text        not null check (use in ('signing', 'encryption')),
  active_from timestamptz not null,
  created_at  timestamptz not null,
  secret      bytea       not null
);
