create table notice (
  id          bigint generated always as identity primary key,
  person      text,
  group_name  text,
  case_number text references support_case,
  account     text,
  kind        text not null,
  facts       text[] not null,
  at          timestamptz not null,
  told_in     xid8 not null default pg_current_xact_id(),
  check (num_nonnulls(person, group_name) = 1)
);

create unique index notice_once on notice
  (told_in, person, group_name, case_number, account, kind, hash_array_extended(facts, 0)) nulls not distinct;

create index notice_of_person on notice (person, id) where person is not null;
create index notice_of_group on notice (group_name, id) where group_name is not null;

comment on table notice is 'What somebody, or everybody of a group, was told once; the sentence is made when it is read';
comment on column notice.told_in is 'The transaction that told it: the same words are told once in each';
