-- Appends the decisions of many commands to one stream, as append_events does those of one: what each brought about follows the one before.
-- The last parameter says of each event which command brought it about; null for those of the platform itself.
create function append_decisions(
  p_stream text, p_expected int, p_trace text,
  p_commands uuid[], p_fingerprints text[], p_firsts int[], p_lasts int[],
  p_types text[], p_schemas int[], p_data jsonb[], p_of uuid[]) returns void
language plpgsql as $$
begin
  insert into command (id, fingerprint, stream, first_version, last_version)
  select id, fingerprint, p_stream, first, last from unnest(p_commands, p_fingerprints, p_firsts, p_lasts) as c (id, fingerprint, first, last);
  if coalesce((select max(version) from event where stream = p_stream), 0) <> p_expected then
    raise exception 'stream % is not at version %', p_stream, p_expected using errcode = 'AG001';
  end if;
  insert into event (stream, version, type, schema, data, command_id, trace)
  select p_stream, p_expected + o, t, s, d, c, p_trace
  from unnest(p_types, p_schemas, p_data, p_of) with ordinality as added_event (t, s, d, c, o);
end $$;
