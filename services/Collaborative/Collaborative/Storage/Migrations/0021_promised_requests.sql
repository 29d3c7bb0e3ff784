-- Which requests are promised a start is written anew by every cycle: so those that were are found without looking at all that wait.
create index request_promised on request (id) where promised is not null;
