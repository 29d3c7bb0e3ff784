-- The log. Stored format: rows are added and never changed. Two writers cannot both succeed: each page begins at the place
-- where the tree ends, and a place is taken once.
create table leaf (
  leaf_index  bigint      primary key check (leaf_index >= 0),
  act_id      uuid        not null constraint leaf_act unique,   -- an act is entered once, however often it comes
  kind        text        not null,
  record_hash bytea       not null check (octet_length(record_hash) = 32),
  service     text        not null,
  at          timestamptz not null,
  tree_size   bigint      not null check (tree_size > leaf_index),   -- of the first signed tree that holds it
  issued_at   timestamptz not null
);

-- Full nodes of all levels; once full, a node never changes.
create table tree_node (
  level int    not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash  bytea  not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- Every tree that was signed.
create table checkpoint (
  tree_size bigint      primary key check (tree_size >= 0),
  root      bytea       not null check (octet_length(root) = 32),
  note      text        not null,
  issued_at timestamptz not null
);

-- Second records for acts that were entered before: kept as evidence.
create table refused_act (
  act_id      uuid        not null,
  record_hash bytea       not null,
  kind        text        not null,
  service     text        not null,
  code        text        not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (act_id, record_hash)
);

-- What only grows is kept so by the database, too.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log only grows: % on % is refused', tg_op, tg_table_name using errcode = 'AG002';
end $$;
create trigger only_grows before update or delete or truncate on leaf for each statement execute function refuse_change();
create trigger only_grows before update or delete or truncate on tree_node for each statement execute function refuse_change();
create trigger only_grows before update or delete or truncate on checkpoint for each statement execute function refuse_change();
create trigger only_grows before update or delete or truncate on refused_act for each statement execute function refuse_change();
