create table mail_key (
  only_one boolean primary key default true check (only_one),
  key      bytea not null
);

create table human_address (
  address text primary key,
  set_by  text not null,
  set_at  timestamptz not null
);

comment on table mail_key is 'What makes the tokens in subjects and message ids unguessable; made at the first start, the same on all nodes';
comment on table human_address is 'In lower case: people whose mails say that a machine sent them are answered by machines all the same';
