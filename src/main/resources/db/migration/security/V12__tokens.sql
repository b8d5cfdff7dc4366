create table api_token (
  id           bigint generated always as identity primary key,
  owner        text not null,
  name         text not null,
  hash         text not null unique,
  scopes       text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   text
);

create index api_token_owner on api_token (owner);
