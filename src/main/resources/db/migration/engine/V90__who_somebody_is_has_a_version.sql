-- What nodes remember of people is good for as long as this is the same. It grows in every transaction that changes who there is, with
-- which password, in which group, or who may open which of Camunda's pages, whoever does it and by whatever means.
create table people_version (
  only_one boolean primary key default true check (only_one),
  version  bigint not null default 1,
  made_by  xid8 not null default pg_current_xact_id()
);
insert into people_version default values;

create function people_changed() returns trigger language plpgsql as $$
begin
  update people_version set version = version + 1, made_by = pg_current_xact_id() where made_by <> pg_current_xact_id();
  return null;
end $$;

-- At the end of the transaction, so that two of them never wait for each other's row and for something else besides.
create constraint trigger people_come_and_go after insert or delete on act_id_user
  deferrable initially deferred for each row execute function people_changed();
create constraint trigger passwords_change after update on act_id_user
  deferrable initially deferred for each row
  when (old.pwd_ is distinct from new.pwd_ or old.salt_ is distinct from new.salt_ or old.id_ <> new.id_)
  execute function people_changed();
create constraint trigger memberships_change after insert or update or delete on act_id_membership
  deferrable initially deferred for each row execute function people_changed();
create constraint trigger page_is_opened after insert on act_ru_authorization
  deferrable initially deferred for each row when (new.resource_type_ = 0) execute function people_changed();
create constraint trigger page_is_changed after update on act_ru_authorization
  deferrable initially deferred for each row when (new.resource_type_ = 0 or old.resource_type_ = 0) execute function people_changed();
create constraint trigger page_is_closed after delete on act_ru_authorization
  deferrable initially deferred for each row when (old.resource_type_ = 0) execute function people_changed();
