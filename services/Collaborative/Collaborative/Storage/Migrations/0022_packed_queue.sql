-- The queue at a version of its stream, packed as the records of cycles are: it is written whole each time, and as jsonb most of that was reading it.
-- What kept_queue holds is read where there is nothing here, by replicas of before too.
create table packed_queue (
  pool    text  primary key,
  version int   not null,
  body    bytea not null
);
alter table packed_queue alter column body set storage external;
