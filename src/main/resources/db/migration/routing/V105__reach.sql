create table reach (
  group_name text        primary key,
  level      integer     not null,
  any_hour   boolean     not null,
  from_at    timestamptz not null,
  to_at      timestamptz not null
);

comment on table reach is 'Groups that were looked at: whether somebody of them can be reached in the coming weeks';
comment on column reach.level is 'Its authority by escalation.dmn: 0 for those who do the work';
comment on column reach.any_hour is 'Whether somebody has to be reached at any hour, or in the hours of the default calendar';

create table reach_hole (
  group_name text        not null references reach on delete cascade,
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  primary key (group_name, from_at)
);

comment on table reach_hole is 'When nobody of a group can be reached';
comment on column reach_hole.to_at is 'Where it is the end of what was looked at, nobody is seen to come back';

create table reach_check (
  only_one   boolean     primary key default true check (only_one),
  saw        text        not null,
  checked_at timestamptz not null
);

comment on column reach_check.saw is 'What it was computed from, as a digest: another one is looked at anew';
