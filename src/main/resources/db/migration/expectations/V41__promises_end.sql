alter table promise
  add column ended_at timestamptz,
  add column outcome  text;

update promise set
  ended_at = coalesce(replaced_at, kept_at),
  outcome = case when replaced_at is not null then 'REPLACED' when kept_at > due then 'BROKEN' else 'KEPT' end
where kept_at is not null or replaced_at is not null;

update promise p set
  ended_at = coalesce(c.resolved_at, c.closed_at),
  outcome = case when coalesce(c.resolved_at, c.closed_at) > p.due then 'BROKEN' else 'ENDED' end
from support_case c where c.number = p.case_number and p.ended_at is null and c.status <> 'OPEN';

alter table promise
  drop column kept_at,
  drop column replaced_at;

create unique index promise_open on promise (case_number, what) where ended_at is null;

comment on column promise.ended_at is 'When it was answered, replaced or ended with the case; null while it is owed, also after its hour';
comment on column promise.outcome is 'KEPT, BROKEN, REPLACED or ENDED; null while it can still be kept';
