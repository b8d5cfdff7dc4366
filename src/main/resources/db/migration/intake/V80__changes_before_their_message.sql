create table early_change (
  case_number  text not null references support_case,
  source       text not null,
  external_id  text not null,
  text         text,
  made_private boolean not null default false,
  at           timestamptz not null,
  primary key (case_number, source, external_id)
);

create index early_change_at on early_change (at);

comment on table early_change is 'What a source did to a message that has not come yet: it counts when the message comes';
comment on column early_change.external_id is 'The id of the message at its source';
comment on column early_change.text is 'What stands in its place; null where its words stay';
