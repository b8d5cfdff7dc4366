create table idempotency_key (
  who          text not null,
  key          text not null,
  request      bytea not null,
  run          uuid not null,
  at           timestamptz not null,
  acted        boolean not null default false,
  status       integer,
  content_type text,
  location     text,
  body         bytea,
  primary key (who, key)
);

create index idempotency_key_at on idempotency_key (at);

comment on column idempotency_key.request is 'SHA-256 of method, path and body; the body itself is not kept';
comment on column idempotency_key.run is 'the one request that may act under this key';
comment on column idempotency_key.acted is 'something happened to a case; written in the transaction in which it happened';
comment on column idempotency_key.status is 'of the first answer; null while there is none';
