create table proposed_reply (
  case_number text primary key references support_case,
  text        text not null,
  author      text,
  proposed_at timestamptz not null
);

comment on table proposed_reply is 'What the customer is told once the resolution is signed off, and not before';
