-- Membership and reminders of the Orleans ADO.NET providers, version 10.4. Their contract is the table orleansquery:
-- its keys, the names of the parameters and of the result columns. The tables and statements are ours.
create table orl_cluster (
  deployment text primary key,
  version    int         not null default 0,
  at         timestamptz not null default now()
);
create table orl_silo (
  deployment   text        not null,
  address      text        not null,
  port         int         not null,
  generation   int         not null,
  silo_name    text,
  host_name    text,
  status       int         not null,
  proxy_port   int,
  suspect_times text,
  started_at   timestamptz not null,
  alive_at     timestamptz not null,
  primary key (deployment, address, port, generation)
);
create table orl_reminder (
  service  text        not null,
  grain_id text        not null,
  name     text        not null,
  start    timestamptz not null,
  period   bigint      not null,
  hash     int         not null,
  version  int         not null default 0,
  primary key (service, grain_id, name)
);
create index orl_reminder_hash on orl_reminder (service, hash);

create table orleansquery (querykey text primary key, querytext text not null);
insert into orleansquery values
('UpdateIAmAlivetimeKey', 'update orl_silo set alive_at = @IAmAliveTime where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('InsertMembershipVersionKey', 'with added as (insert into orl_cluster (deployment) values (@DeploymentId) on conflict do nothing returning 1) select count(*)::int from added'),
('InsertMembershipKey', 'with raised as (update orl_cluster set version = version + 1, at = now() where deployment = @DeploymentId and version = @Version and not exists (select 1 from orl_silo where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation) returning 1), added as (insert into orl_silo (deployment, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at) select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from raised returning 1) select count(*)::int from added'),
('UpdateMembershipKey', 'with raised as (update orl_cluster set version = version + 1, at = now() where deployment = @DeploymentId and version = @Version returning 1), changed as (update orl_silo set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation and exists (select 1 from raised) returning 1) select count(*)::int from changed'),
('MembershipReadRowKey', 'select c.deployment as DeploymentId, s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName, s.status as Status, s.proxy_port as ProxyPort, s.suspect_times as SuspectTimes, s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version from orl_cluster c left join orl_silo s on s.deployment = c.deployment and s.address = @Address and s.port = @Port and s.generation = @Generation where c.deployment = @DeploymentId'),
('MembershipReadAllKey', 'select c.deployment as DeploymentId, s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName, s.status as Status, s.proxy_port as ProxyPort, s.suspect_times as SuspectTimes, s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version from orl_cluster c left join orl_silo s on s.deployment = c.deployment where c.deployment = @DeploymentId'),
('DeleteMembershipTableEntriesKey', 'delete from orl_silo where deployment = @DeploymentId; delete from orl_cluster where deployment = @DeploymentId'),
('GatewaysQueryKey', 'select address as Address, proxy_port as ProxyPort, generation as Generation from orl_silo where deployment = @DeploymentId and status = @Status and proxy_port > 0'),
('CleanupDefunctSiloEntriesKey', 'delete from orl_silo where deployment = @DeploymentId and alive_at < @IAmAliveTime and status <> 3'),
('UpsertReminderRowKey', 'insert into orl_reminder (service, grain_id, name, start, period, hash) values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash) on conflict (service, grain_id, name) do update set start = excluded.start, period = excluded.period, hash = excluded.hash, version = orl_reminder.version + 1 returning version'),
('ReadReminderRowsKey', 'select grain_id as GrainId, name as ReminderName, start as StartTime, period as Period, version as Version from orl_reminder where service = @ServiceId and grain_id = @GrainId'),
('ReadReminderRowKey', 'select grain_id as GrainId, name as ReminderName, start as StartTime, period as Period, version as Version from orl_reminder where service = @ServiceId and grain_id = @GrainId and name = @ReminderName'),
('ReadRangeRows1Key', 'select grain_id as GrainId, name as ReminderName, start as StartTime, period as Period, version as Version from orl_reminder where service = @ServiceId and hash > @BeginHash and hash <= @EndHash'),
('ReadRangeRows2Key', 'select grain_id as GrainId, name as ReminderName, start as StartTime, period as Period, version as Version from orl_reminder where service = @ServiceId and (hash > @BeginHash or hash <= @EndHash)'),
('DeleteReminderRowKey', 'with gone as (delete from orl_reminder where service = @ServiceId and grain_id = @GrainId and name = @ReminderName and version = @Version returning 1) select count(*)::int from gone'),
('DeleteReminderRowsKey', 'delete from orl_reminder where service = @ServiceId');
