-- One trail of everything, whose entries are proved by a Merkle tree: docs/audit.md.

create table audit_subject (
  ref       text primary key,
  subject   text unique,
  key       bytea,
  made_at   timestamptz not null,
  erased_at timestamptz,
  check ((subject is null) = (erased_at is not null) and (key is null) = (erased_at is not null))
);

comment on table audit_subject is 'Whom entries are about: the pseudonym they stand under, and the key of their words. Erasing somebody destroys both name and key';
comment on column audit_subject.subject is 'user:<id>, case:<number> or contact:<address>';

create sequence audit_entry_id;

create table audit_entry (
  id          bigint      not null default nextval('audit_entry_id'),
  at          timestamptz not null,
  body        text        not null,
  kind        text        not null generated always as (body::jsonb ->> 'kind') stored,
  who         text        not null generated always as (body::jsonb ->> 'who') stored,
  case_number text        generated always as (body::jsonb ->> 'case') stored,
  primary key (id, at)
) partition by range (at);

comment on table audit_entry is 'What happened, for ever and append-only; body is what is hashed, the other columns are found in it';

create table audit_entry_other partition of audit_entry default;

create index audit_entry_of_case on audit_entry (case_number, id) where case_number is not null;
create index audit_entry_by_who on audit_entry (who, id);
create index audit_entry_by_kind on audit_entry (kind, id);
create index audit_entry_by_time on audit_entry (at, id);

create table audit_word (
  entry  bigint not null,
  field  text   not null,
  ref    text   not null,
  sealed bytea  not null,
  primary key (entry, field)
);

comment on table audit_word is 'Words and personal data of an entry, sealed with the key of whom they are about; of what the case file has, only the salt';

create table audit_leaf (
  leaf  bigint primary key,
  entry bigint not null unique,
  hash  bytea  not null
);

create table audit_subtree (
  level smallint not null,
  index bigint   not null,
  hash  bytea    not null,
  primary key (level, index)
);

comment on table audit_subtree is 'Hash of the subtree of 256^level leaves that begins at index * 256^level';

create table audit_checkpoint (
  size bigint primary key,
  at   timestamptz not null,
  note text not null
);

create table audit_cosignature (
  size bigint not null,
  line text   not null,
  primary key (size, line)
);

comment on table audit_cosignature is 'Signatures of witnesses below a checkpoint';

create table audit_kept (
  keeper text primary key,
  size   bigint not null,
  at     timestamptz not null
);

comment on table audit_kept is 'Which checkpoint is kept outside of this database, by whom';

create table audit_settled (
  only_one boolean primary key default true check (only_one),
  entry    bigint not null default 0
);

insert into audit_settled default values;

comment on table audit_settled is 'Every entry up to this one is in the tree or will never be committed: where the next look begins';

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry execute function refuse_change();
create trigger audit_entry_other_is_append_only before update or delete or truncate on audit_entry_other execute function refuse_change();
create trigger audit_leaf_is_append_only before update or delete or truncate on audit_leaf execute function refuse_change();
create trigger audit_subtree_is_append_only before update or delete or truncate on audit_subtree execute function refuse_change();
create trigger audit_checkpoint_is_append_only before update or delete or truncate on audit_checkpoint execute function refuse_change();
