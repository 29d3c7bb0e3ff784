-- Where a cluster keeps no accounts, a worker that joined a lease is charged from when it was first seen begun, and until it was over by its cluster.
alter table run add column begun timestamptz, add column over timestamptz;
update run set begun = started where extra and not charged;   -- as they were charged until now
