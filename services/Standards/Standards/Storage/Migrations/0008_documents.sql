-- The text of an edition that was published as a document; null for those of clauses alone.
alter table draft add column document jsonb;
