alter table interaction
  add column source      text,
  add column external_id text,
  add column happened_at timestamptz;

update interaction set happened_at = at;

alter table interaction alter column happened_at set not null;

create unique index interaction_identity on interaction (case_number, source, external_id) where external_id is not null;

comment on column interaction.at is 'when Baton recorded it';
comment on column interaction.happened_at is 'when it was said, as its source tells; the recorded time where it does not';
comment on column interaction.external_id is 'its id at its source: once per case and source';
