-- What cannot be used of the answers of clusters, while it cannot. It follows from looks, not from events.
create table cluster_trouble (
  cluster  text        primary key,
  since    timestamptz not null,
  code     text        not null,
  machines text[]      not null
);

-- Nodes of simulated clusters that take no new work, as an operator of theirs would say it.
create table simulated_drain (
  cluster text not null,
  node    text not null,
  reason  text not null,
  primary key (cluster, node)
);
