create table status_link (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case on delete cascade,
  salt        bytea not null,
  token_hash  bytea not null unique,
  made_by     text,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  opened_at   timestamptz,
  revoked_at  timestamptz,
  revoked_by  text
);

create index status_link_of_case on status_link (case_number);

comment on table status_link is 'Links by which customers see their case: of each only what it is hashed to';
comment on column status_link.salt is 'With the key, which is in no table, the link can be told again; without it never';
comment on column status_link.made_by is 'null where a text to the customer asked for it';
comment on column status_link.opened_at is 'When it was opened last, to the minute';
