create table case_link (
  one       text not null references support_case,
  other     text not null references support_case,
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);

create index case_link_other on case_link (other);

comment on table case_link is 'Two cases that have to do with each other, the lesser number first; a duplicate is in support_case.merged_into';
