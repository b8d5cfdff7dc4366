create table alarm (
  id         bigint generated always as identity primary key,
  kind       text not null,
  subject    text not null,
  what       text not null,
  since      timestamptz not null,
  settled_at timestamptz
);

create unique index alarm_open on alarm (kind, subject) where settled_at is null;

comment on table alarm is 'What nobody would notice and somebody who runs the desk must see to';
comment on column alarm.subject is 'The number of the case, or the name of the group, it is about';
comment on column alarm.what is 'What is wrong, who was told and what to do, in one or two sentences';
