create table improvement (
  id         bigint generated always as identity primary key,
  because_of text not null references support_case,
  what       text not null,
  made_by    text not null,
  made_at    timestamptz not null
);

create index improvement_of_case on improvement (because_of);

comment on column improvement.what is 'Words for customers';

create table improvement_told (
  id          bigint generated always as identity primary key,
  improvement bigint not null references improvement,
  case_number text not null references support_case,
  customer    text not null,
  state       text not null,
  interaction bigint,
  decided_by  text,
  decided_at  timestamptz
);

create unique index improvement_told_once on improvement_told (improvement, customer);
create index improvement_told_of_case on improvement_told (case_number);

comment on column improvement_told.customer is 'The address of who asked, in lower case; where none is known, their account';
comment on column improvement_told.state is 'WAITING for somebody to send it, SAID, or LEFT out';
