-- A worker beyond the least that its lease needs is a run of its own: it joins after the start, may leave before the end, and is charged for the time between.
alter table run add column extra boolean not null default false;
create index run_extra on run (lease) where extra and ended is null;
