create table calendars (
  version    bigint generated always as identity primary key,
  deployment text not null,
  at         timestamptz not null,
  content    text not null
);

comment on table calendars is 'Every version of processes/calendars.yml that was deployed; a version never changes';
comment on column calendars.deployment is 'The deployment it came with';
