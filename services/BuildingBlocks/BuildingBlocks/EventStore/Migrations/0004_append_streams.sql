-- Appends to many streams, each at its expected version, what many commands brought about. It holds for all of them or for none.
-- Of commands and of events it is said which stream they belong to, and of events which command brought them about; null for those of the platform itself.
create function append_streams(
  p_streams text[], p_expected int[],
  p_commands uuid[], p_fingerprints text[], p_command_streams text[], p_firsts int[], p_lasts int[],
  p_event_streams text[], p_versions int[], p_types text[], p_schemas int[], p_data jsonb[], p_of uuid[], p_traces text[]) returns void
language plpgsql as $$
declare
  elsewhere text;
begin
  insert into command (id, fingerprint, stream, first_version, last_version)
  select * from unnest(p_commands, p_fingerprints, p_command_streams, p_firsts, p_lasts);
  select s.stream into elsewhere from unnest(p_streams, p_expected) as s (stream, expected)
  where coalesce((select max(e.version) from event e where e.stream = s.stream), 0) <> s.expected limit 1;
  if found then
    raise exception 'stream % is not at its expected version', elsewhere using errcode = 'AG001';
  end if;
  insert into event (stream, version, type, schema, data, command_id, trace)
  select s, v, t, f, d, c, r
  from unnest(p_event_streams, p_versions, p_types, p_schemas, p_data, p_of, p_traces) with ordinality as added_event (s, v, t, f, d, c, r, place)
  order by place;
end $$;
