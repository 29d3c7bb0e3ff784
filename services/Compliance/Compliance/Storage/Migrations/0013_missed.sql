-- What has become a finding by itself is overdue as long as it is asked, whatever it depends on later.
alter table owed_duty add column missed boolean not null default false;
update reckoning set regimes = '';

-- Every version of a regime that came with the platform so far: what was filed by one that no longer does is still named.
create table shipped_regime (
  id       text not null,
  version  int  not null,
  document text not null,
  primary key (id, version)
);
