-- How often clusters refused leases that stand, and whose fault it was found to be: as it is remembered over a restart, whole. No row where nothing is refused.
create table kept_blame (
  one  boolean primary key default true check (one),
  body jsonb   not null
);
