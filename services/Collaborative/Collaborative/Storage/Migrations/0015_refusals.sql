-- What a cluster said that refused a lease however often it was asked.
alter table request add column refusal text;

-- Simulated clusters that take no work, as theirs would say it.
create table simulated_refusal (
  cluster text primary key,
  words   text not null
);
