create table preference (
  person     text primary key,
  mail       text,
  second     text,
  quiet_from time,
  quiet_to   time,
  digest_at  time not null default '08:00',
  at_once    text[] not null default '{}',
  digest     text[] not null default '{}',
  check ((quiet_from is null) = (quiet_to is null))
);

comment on table preference is 'How somebody wants to hear outside of Baton of what they find in it anyway';
comment on column preference.mail is 'Null for the address of their account';
comment on column preference.second is 'Another address, such as of a pager: what is always told goes there too where they give no sign of life';
comment on column preference.quiet_from is 'On the clock of their zone; what is always told goes out nevertheless';
comment on column preference.at_once is 'The topics that they are told of at once; of those in neither list not at all';

create table person_message (
  id          bigint generated always as identity primary key,
  person      text not null,
  what        text not null,
  facts       text[] not null,
  case_number text,
  task        text,
  topic       text,
  urgent      boolean not null default false,
  second      boolean not null default false,
  made_at     timestamptz not null,
  due_at      timestamptz not null
);

create index person_message_unsorted on person_message (id) where topic is null;
create index person_message_due on person_message (due_at) where topic is not null;

comment on table person_message is 'What somebody is to hear outside of Baton, until it is in the outbox or they want none of it';
comment on column person_message.what is 'The kind of a notice, or the id of a task in its model';
comment on column person_message.task is 'The task they were given; null for a notice';
comment on column person_message.topic is 'What notices.dmn says it is about; null until it was asked';
comment on column person_message.second is 'To the second address, unless they give a sign of life before';

create table sign_of_life (
  person text primary key,
  at     timestamptz not null
);

comment on table sign_of_life is 'When somebody last looked at a page or sent a form, to the minute';

alter table notice add column sorted boolean not null default true;
alter table notice alter column sorted set default false;
create index notice_unsorted on notice (id) where not sorted;

comment on column notice.sorted is 'Whether it was seen to who hears of it outside of Baton as well';
