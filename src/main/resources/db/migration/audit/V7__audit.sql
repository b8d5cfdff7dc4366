create table case_event (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  at          timestamptz not null,
  who         text not null,
  event       text not null,
  story       text not null,
  details     jsonb not null
);

create index case_event_of_case on case_event (case_number, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record of a case is append-only.';
end $$;

create trigger case_event_is_append_only
  before update or delete or truncate on case_event
  execute function refuse_change();
