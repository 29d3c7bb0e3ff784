-- What stands within an account: its accounts below, and the last posting until an instant.
create index account_below on account (parent_id);
create index posting_entry_at on posting_entry (at, number);
