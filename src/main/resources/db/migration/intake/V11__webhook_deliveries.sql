create table webhook_delivery (
  source      text not null,
  id          text not null,
  body        bytea not null,
  signed      bytea not null,
  received_at timestamptz not null,
  outcome     text,
  case_number text references support_case,
  why         text,
  primary key (source, id),
  unique (source, signed)
);

create index webhook_delivery_received on webhook_delivery (source, received_at);

comment on column webhook_delivery.id is 'the delivery as its sender names it';
comment on column webhook_delivery.body is 'SHA-256 of the body; the body itself is not kept';
comment on column webhook_delivery.signed is 'SHA-256 of the text that was signed';
