create table departure (
  id         bigint generated always as identity primary key,
  person     text not null,
  group_name text,
  at         timestamptz not null
);

comment on table departure is 'Who is gone and may still hold something; the row goes when everything is with somebody else';
comment on column departure.group_name is 'The group they were taken out of; null where they are gone altogether';

create table answered_from (
  case_number text primary key references support_case,
  group_name  text not null
);

comment on table answered_from is 'As one of which group a person was named to answer for a case';
