alter table departure add column seen_from xid8;

comment on column departure.seen_from is 'Every transaction from this one on sees that they are gone; null until it was looked at';

insert into answered_from (case_number, group_name)
select held.number, coalesce(
    (select member.group_id_ from act_id_membership member
      where member.user_id_ = held.own_accountable
        and member.group_id_ in ('support-manager', 'cs-manager', 'leadership')
      order by array_position(array['support-manager', 'cs-manager', 'leadership'], member.group_id_::text) limit 1),
    'support-manager')
from support_case held
where held.closed_at is null and held.own_accountable is not null
on conflict (case_number) do nothing;
