-- What counts of each case, told again from its trail whenever something happens to it, and what that adds up to by day.

create table kpi_fact (
  case_number text not null,
  facts       text not null,
  nth         integer not null,
  of_what     text not null,
  at          timestamptz not null,
  figures     jsonb not null,
  team        text,
  person      text,
  account     text not null,
  tier        text,
  region      text,
  priority    text,
  category    text,
  area        text,
  channel     text,
  primary key (case_number, facts, nth)
);

create index kpi_fact_in_time on kpi_fact (facts, at);

comment on table kpi_fact is 'Something of a case that counts: dev.baton.kpi.facts says which, docs/kpis.md what for';
comment on column kpi_fact.at is 'When it counts, which may change with what is known of it later';
comment on column kpi_fact.figures is 'Whole numbers by name: seconds, points, 1 and 0 for yes and no; what is not known is left out';
comment on column kpi_fact.team is 'Whose it was then, as are person, tier, region, priority and category';

create table kpi_day (
  facts   text not null,
  figure  text not null,
  day     date not null,
  of_what text not null,
  known   bigint not null,
  total   bigint not null,
  primary key (facts, figure, day, of_what)
);

comment on table kpi_day is 'What kpi_fact adds up to by day of the desk: kept with it, in the same transaction';
comment on column kpi_day.figure is '* for how many facts there are, of whichever of them something is known';
comment on column kpi_day.known is 'Of how many facts the figure is known';

create table kpi_bucket (
  facts   text not null,
  figure  text not null,
  day     date not null,
  of_what text not null,
  bucket  integer not null,
  known   bigint not null,
  primary key (facts, figure, day, of_what, bucket)
);

comment on column kpi_bucket.bucket is '-1 for 0, else the whole logarithm of the value to the base 1.02';

create table kpi_account (
  account text not null,
  nth     integer not null,
  since   timestamptz,
  tier    text,
  region  text,
  arr     numeric(15, 2),
  lost    boolean not null,
  primary key (account, nth)
);

comment on table kpi_account is 'What was known of an account from when on; since is null for what it was as long as anybody remembers';

create table kpi_progress (
  only_one boolean primary key default true check (only_one),
  place    bigint not null default 0,
  at       timestamptz
);

insert into kpi_progress default values;

comment on table kpi_progress is 'How far the trail is counted; whoever counts holds its row';

create table kpi_recount (
  id          bigint generated always as identity primary key,
  asked_by    text,
  asked_at    timestamptz not null,
  after_case  text not null default '',
  seen        bigint not null default 0,
  of_all      bigint not null,
  differences bigint not null default 0,
  examples    text[] not null default '{}',
  finished_at timestamptz
);

create unique index kpi_recount_one_at_a_time on kpi_recount ((true)) where finished_at is null;

comment on table kpi_recount is 'All cases told again from their trails and compared with what was counted; asked_by is null for the nightly one';
