create table account_watch (
  account text not null references account,
  person  text not null,
  since   timestamptz not null,
  primary key (account, person)
);

create index account_watch_of_person on account_watch (person);

create table account_sponsor (
  account  text primary key references account,
  person   text not null,
  named_by text not null,
  named_at timestamptz not null
);

create index account_sponsor_of_person on account_sponsor (person);

comment on table account_watch is 'Who is told of what goes wrong on cases of an account';
comment on table account_sponsor is 'The executive who stands behind an account';
