create table mail (
  id          bigint generated always as identity primary key,
  key         text not null unique,
  message_id  text not null,
  digest      bytea not null,
  received_at timestamptz not null,
  sender      text not null,
  people      text[] not null,
  topic       text not null,
  automatic   boolean not null,
  outcome     text,
  why         text,
  case_number text references support_case,
  interaction bigint references interaction on delete cascade,
  whole       text
);

create index mail_message_id on mail (message_id);
create index mail_of_case on mail (case_number, received_at);
create index mail_interaction on mail (interaction) where interaction is not null;
create index mail_sender on mail (sender, received_at);
create index mail_left_out on mail (received_at) where case_number is null;

comment on table mail is 'Mails that came in, each once, and what became of them: addresses and words of people';
comment on column mail.key is 'the id of the message at its source: its Message-ID, or that and a part of the digest where another mail came under it';
comment on column mail.digest is 'SHA-256 of sender and words';
comment on column mail.people is 'the addresses of everybody it names as sender or recipient';
comment on column mail.topic is 'the subject without what mail programs put before it';
comment on column mail.whole is 'the words with what was cut as a quotation; null where nothing was, or they were taken back';

create table written_by_people (
  who    text primary key,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null
);

comment on table written_by_people is 'Whose mails are written by people although they say that a machine sent them';
comment on column written_by_people.who is 'an address, @domain, or account:id, in lower case';
