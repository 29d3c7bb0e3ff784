-- What came of a duty stays with its docket. What is owed, by when and whether it was filed, one list says, in which each row has the name of its docket's entry.
alter table regulatory_duty rename to duty_docket;
alter index regulatory_duty_of_finding rename to duty_docket_of_finding;
alter index regulatory_duty_pkey rename to duty_docket_pkey;
drop index regulatory_duty_open;
alter table duty_docket drop column model_id, drop column developer_id, drop column incident_id, drop column certainty;
create index duty_docket_of_subject on duty_docket (subject_id);

truncate owed_duty;
alter table owed_duty add column id uuid not null;
create index owed_duty_named on owed_duty (id);
update reckoning set regimes = '';
