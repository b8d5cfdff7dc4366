create table mailbox (
  name         text primary key,
  uid_validity bigint,
  last_uid     bigint not null default 0,
  began_at     timestamptz not null,
  holder       text,
  held_until   timestamptz,
  failing_uid  bigint,
  attempts     integer not null default 0,
  problem      text,
  problem_at   timestamptz,
  read_at      timestamptz
);

comment on table mailbox is 'How far each mailbox is read, by which node, and what hinders it';
comment on column mailbox.began_at is 'what came before is not taken in';
comment on column mailbox.holder is 'the node that reads it until held_until, by the clock of the database';
comment on column mailbox.failing_uid is 'the mail that could not be taken in, attempts times';
