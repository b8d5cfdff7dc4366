create table attachment (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  name        text not null,
  type        text not null,
  size        bigint not null check (size > 0),
  sha256      bytea not null,
  added_by    text not null,
  added_at    timestamptz not null,
  unique (case_number, sha256, name)
);

create table attachment_part (
  attachment bigint not null references attachment on delete cascade,
  nth        integer not null,
  bytes      bytea not null,
  primary key (attachment, nth)
);

-- What people attach is compressed already, or small.
alter table attachment_part alter column bytes set storage external;

comment on table attachment is 'What people attached to cases: words and pictures of people';
comment on table attachment_part is 'The file in parts, so that nobody has to hold the whole of it in memory';
