create table rota (
  group_name text        not null,
  version    bigint      not null,
  content    jsonb,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (group_name, version)
);

comment on table rota is 'Who is on call for a group: each change is a version, the highest one counts';
comment on column rota.content is 'As GET /api/rotas/{group} shows it; null where the rota was removed';
