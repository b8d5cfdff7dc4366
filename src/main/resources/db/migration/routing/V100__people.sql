create table person (
  id        text primary key,
  languages text[] not null default '{}',
  zone      text,
  calendar  text,
  capacity  integer check (capacity >= 0),
  disabled  boolean not null default false
);

comment on table person is 'What is known of somebody besides their name and groups, which the engine keeps';
comment on column person.languages is 'As in BCP 47, such as de';
comment on column person.calendar is 'The key of a calendar of processes/calendars.yml; null where nothing is known against working at any hour';
comment on column person.capacity is 'How many open cases at once; null where no limit is known';
comment on column person.disabled is 'Gets nothing to do any more, and what they held is given away';

create table person_skill (
  person text not null references person on delete cascade,
  skill  text not null,
  level  smallint not null check (level between 1 and 3),
  primary key (person, skill)
);

comment on column person_skill.level is '1 learns it, 2 knows it, 3 is an expert';

create table absence (
  id         bigint generated always as identity primary key,
  person     text not null,
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  substitute text,
  reason     text,
  check (from_at < to_at)
);

create index absence_of_person on absence (person, to_at);
create index absence_by_end on absence (to_at, from_at);

comment on column absence.to_at is 'Exclusive';
comment on column absence.substitute is 'Who is asked instead; null where whoever is best';
comment on column absence.reason is 'For the person and who leads them; it stands nowhere else';
