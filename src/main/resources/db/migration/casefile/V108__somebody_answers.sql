-- Cases of before, that nobody answers for.
update support_case held set
  accountable = coalesce(own_accountable, somebody.id),
  own_accountable = coalesce(own_accountable, somebody.id)
from (
  select user_id_ as id from act_id_membership
  where group_id_ in ('support-manager', 'leadership', 'camunda-admin')
  order by array_position(array['support-manager', 'leadership', 'camunda-admin'], group_id_::text), user_id_ limit 1) somebody
where held.closed_at is null and held.accountable is null;

-- A case is there for a moment before its accountable is named, in the same transaction: it is asked for when that one ends.
create function case_without_accountable() returns trigger language plpgsql as $$
begin
  if exists (select 1 from support_case where number = new.number and closed_at is null and accountable is null) then
    raise exception 'Nobody would be accountable for %', new.number using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger somebody_answers after insert or update of accountable, closed_at, status on support_case
  deferrable initially deferred for each row when (new.closed_at is null and new.accountable is null)
  execute function case_without_accountable();

comment on trigger somebody_answers on support_case is 'From the end of its first transaction on exactly one person is accountable for a case that is not closed';
