-- Records of cycles are packed (gzip) by who writes them; those from before begin with a brace. Neither is packed again here.
alter table cycle alter column record set storage external;
-- Whether a lease has an earlier or a later stretch is asked of every run that is charged.
create index run_of_lease on run (lease, started);
