update escalation asked set holder = null
from support_case held
where held.number = asked.case_number and asked.asked_all and asked.state = 'REQUESTED'
  and asked.holder = held.own_accountable;

comment on column escalation.asked_all is
  'Everybody of to_group is asked; holder is who was asked by it before and keeps the baton until one of them takes charge';
