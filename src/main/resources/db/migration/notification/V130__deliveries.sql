create table delivery (
  id            bigint generated always as identity primary key,
  key           text not null unique,
  channel       text not null,
  recipient     text not null,
  kind          text not null,
  case_number   text references support_case,
  interaction   bigint references interaction,
  body          jsonb,
  state         text not null check (state in ('WAITING', 'SENT', 'SHOWN', 'FAILED', 'BOUNCED', 'DROPPED')),
  attempts      integer not null default 0,
  round         integer not null default 1,
  last_error    text,
  made_at       timestamptz not null,
  tried_since   timestamptz not null,
  sending_until timestamptz,
  next_at       timestamptz,
  sent_at       timestamptz,
  receipt       text
);

create index delivery_of_case on delivery (case_number, id) where case_number is not null;
create index delivery_of_interaction on delivery (interaction) where interaction is not null;
create index delivery_in_state on delivery (state, channel, id);
create index delivery_waits on delivery (tried_since) where state = 'WAITING';
create index delivery_made on delivery (made_at);

comment on table delivery is 'The outbox: each message that leaves Baton, one row and one job for each recipient';
comment on column delivery.key is 'Whoever posts the same again under it posts nothing';
comment on column delivery.body is 'Facts only: what people wrote is read from the conversation when it is sent';
comment on column delivery.round is 'How often it was begun: a person may have it sent again after it failed';
comment on column delivery.sending_until is 'Somebody is sending it; who was killed meanwhile loses it then';
comment on column delivery.receipt is 'By which id the other side knows it';
