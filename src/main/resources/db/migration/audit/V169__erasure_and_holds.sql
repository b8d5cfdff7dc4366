-- Whose data was erased and when, without saying who it was; and what must stay.

create table audit_erasure (
  id          bigint generated always as identity primary key,
  kind        text        not null check (kind in ('contact', 'person')),
  subject     text,
  names       text[]      not null default '{}',
  reason      text        not null,
  asked_by    text        not null,
  asked_at    timestamptz not null,
  done_at     timestamptz,
  claimed_at  timestamptz,
  cases       integer     not null default 0,
  problem     text,
  check ((subject is null) = (done_at is not null))
);

comment on column audit_erasure.subject is 'Whom: an address or a user id, until it is done';

create table legal_hold (
  id          bigint generated always as identity primary key,
  case_number text references support_case,
  account     text references account,
  reason      text        not null,
  set_by      text        not null,
  since       timestamptz not null,
  lifted_by   text,
  lifted_at   timestamptz,
  check ((case_number is null) <> (account is null)),
  check ((lifted_by is null) = (lifted_at is null))
);

create unique index legal_hold_of_case on legal_hold (case_number) where lifted_at is null;
create unique index legal_hold_of_account on legal_hold (account) where lifted_at is null;
-- "Hetty Marsh <hetty@example.org>" is hetty@example.org.
create function mail_address(contact text) returns text language sql immutable strict parallel safe
  return lower(coalesce(substring(contact from '<([^<>]*)>\s*$'), btrim(contact)));

create index support_case_contact on support_case (mail_address(contact));

-- Months ahead get a partition of their own, so that a year can be dropped without touching the others. By the owner of the tables, whoever calls.
create function audit_make_month(first date) returns boolean language plpgsql security definer set lock_timeout = '2s' as $$
declare
  name text := 'audit_entry_' || to_char(date_trunc('month', first), 'YYYYMM');
  begins timestamptz := date_trunc('month', first)::timestamp at time zone 'UTC';
  ends timestamptz := (date_trunc('month', first) + interval '1 month')::timestamp at time zone 'UTC';
begin
  if to_regclass(name) is not null
      or exists (select 1 from audit_entry_other where at >= begins and at < ends) then
    return false;
  end if;
  execute format('create table %I partition of audit_entry for values from (%L) to (%L)', name, begins, ends);
  execute format('create trigger %I before update or delete or truncate on %I execute function refuse_change()',
    name || '_is_append_only', name);
  return true;
end $$;

-- Drops a month whose entries are all signed: their hashes stay in the tree. Says how many entries it had. For the owner of the tables,
-- who has exported it before: docs/audit.md.
create function audit_drop_month(first date) returns bigint language plpgsql as $$
declare
  name text := 'audit_entry_' || to_char(date_trunc('month', first), 'YYYYMM');
  entries bigint;
  last_leaf bigint;
  leaves text;
begin
  if to_regclass(name) is null then
    raise exception 'There is no partition for this month.';
  end if;
  execute format('select count(*), max(leaf) from %I e left join audit_leaf l on l.entry = e.id', name)
    into entries, last_leaf;
  if last_leaf >= (select coalesce(max(size), 0) from audit_checkpoint)
      or exists (select 1 from audit_entry e where e.at >= date_trunc('month', first)::timestamp at time zone 'UTC'
        and e.at < (date_trunc('month', first) + interval '1 month')::timestamp at time zone 'UTC'
        and not exists (select 1 from audit_leaf l where l.entry = e.id)) then
    raise exception 'Not all entries of this month are signed yet.';
  end if;
  execute format('select coalesce(range_agg(int8range(leaf, leaf + 1)), ''{}'')::text from audit_leaf l join %I e on l.entry = e.id', name)
    into leaves;
  insert into audit_entry (at, body) values (now(), format(
    '{"at":"%s","details":{"entries":%s,"leaves":"%s","month":"%s"},"kind":"MonthArchived","v":3,"via":"job","who":"baton"}',
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entries, leaves, to_char(first, 'YYYY-MM')));
  execute format('delete from audit_word using %I e where audit_word.entry = e.id', name);
  execute format('drop table %I', name);
  return entries;
end $$;

revoke execute on function audit_drop_month(date), audit_make_month(date) from public;

-- They see the tables of this schema before anything that whoever calls them has made for a while.
do $$ begin
  execute format('alter function audit_make_month(date) set search_path = %I, pg_temp', current_schema());
  execute format('alter function audit_drop_month(date) set search_path = %I, pg_temp', current_schema());
end $$;
