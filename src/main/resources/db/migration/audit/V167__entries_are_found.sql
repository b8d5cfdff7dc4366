-- Entries are found by account, by what they are about and by the model they happened under.
create index audit_entry_of_account on audit_entry ((body::jsonb ->> 'account'), id)
  where body::jsonb ->> 'account' is not null;
create index audit_entry_about on audit_entry ((body::jsonb #>> '{about,id}'), id)
  where body::jsonb #>> '{about,id}' is not null;
create index audit_entry_of_model on audit_entry ((body::jsonb ->> 'model') text_pattern_ops, id)
  where body::jsonb ->> 'model' is not null;
