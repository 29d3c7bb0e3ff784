-- What is filed are the parts that were read: until the transaction ends nobody lets the upload go, or brings other parts under its name. CP002: it is another upload now, or none.
create function demand_upload(upload uuid, parts_hash text) returns void language plpgsql as $body$
begin
  perform from evidence_upload where id = upload for update;
  if (select encode(sha256(convert_to(string_agg(sha256, ' ' order by number), 'UTF8')), 'hex') from evidence_upload_part where upload_id = upload) is distinct from parts_hash then
    raise exception 'The upload is not what was read.' using errcode = 'CP002';
  end if;
end
$body$;

-- No content is held of which a part is not there. CP003: one is missing.
create function demand_pieces(content text) returns void language plpgsql as $body$
begin
  if (select pieces from evidence_content where sha256 = content) is distinct from (select count(*)::int from evidence_piece where content_sha256 = content) then
    raise exception 'Parts of the content are missing.' using errcode = 'CP003';
  end if;
end
$body$;
