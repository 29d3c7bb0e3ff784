-- What has become a finding by itself is overdue as long as it is asked, whatever it depends on later.
alter table owed_duty add column missed boolean not null default false;
update reckoning set regimes = '';
