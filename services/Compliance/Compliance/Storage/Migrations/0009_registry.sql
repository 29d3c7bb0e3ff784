-- Providers of compute, and their clusters. All of it follows from events.
create table compute_provider (
  id              uuid        primary key,
  organization_id uuid        not null,
  name            text        not null,
  kind            text        not null,
  jurisdiction    text        not null,
  source          text        not null,
  is_filed        boolean     not null,
  registered_at   timestamptz not null,
  act_id          uuid        not null
);
create index compute_provider_by_name on compute_provider (name, id);

create table compute_cluster (
  id          uuid    primary key,
  provider_id uuid    not null,
  is_filed    boolean not null,
  state       jsonb   not null    -- a Cluster
);
create index compute_cluster_of_provider on compute_cluster (provider_id);

-- Which runs were on which cluster, as the register knows it now.
create table cluster_run (
  model_id      uuid    not null,
  run_id        uuid    not null,
  version       text    not null,
  cluster_id    uuid    not null,
  from_day      date    not null,
  until_day     date    not null,
  low           numeric not null,
  chips         int,
  is_filed      boolean not null,
  is_superseded boolean not null,    -- the developer filed runs of the version: for who may see these, this one does not count
  primary key (model_id, run_id)
);
create index cluster_run_of_cluster on cluster_run (cluster_id);

-- How models are made available.
create table model_release (
  id        uuid        primary key,
  model_id  uuid        not null,
  is_public boolean     not null,
  from_day  date        not null,
  filed_at  timestamptz not null
);
create index model_release_of_model on model_release (model_id, from_day);

-- Since when it is known that a model comes of another.
alter table kinship add column declared_at timestamptz;
update kinship k set declared_at = (e.data ->> 'at')::timestamptz from event e
where e.type = 'lineage.declared' and (e.data -> 'kinship' ->> 'child')::uuid = k.child_id and (e.data -> 'kinship' ->> 'parent')::uuid = k.parent_id and e.data -> 'kinship' ->> 'how' = k.how;
update kinship set declared_at = '-infinity' where declared_at is null;
alter table kinship alter column declared_at set not null;

-- A release is judged by the orders that were in force: where another was given meanwhile, it is judged again. Until the transaction ends no order is given.
create function demand_newest_order(seen bigint) returns void language plpgsql as $body$
begin
  if (select last from pause_number for share) <> seen then
    raise exception 'An order was given meanwhile.' using errcode = 'CP001';
  end if;
end
$body$;
