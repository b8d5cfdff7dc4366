-- For tests only: they make databases and triggers, and do what only a superuser could.
do $$ begin
  if exists (select from pg_roles where rolname = 'baton') then
    alter role baton superuser;
  end if;
end $$;
