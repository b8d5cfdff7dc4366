alter table support_case
  add column own_accountable text,
  add column own_team text,
  add column own_responsible text;

comment on column support_case.own_accountable is 'Who answers for the case where no escalation is open; accountable is who does now';
comment on column support_case.own_team is 'The team the case was routed to; team is the one that works on it now';
comment on column support_case.own_responsible is 'Who of its own team had the work when an escalation took it; responsible is who has it now';

update support_case held set
  own_accountable = coalesce(
    (select before.from_holder from escalation before
      where before.case_number = held.number and before.kind = 'HIERARCHICAL'
        and before.state in ('REQUESTED', 'ACCEPTED') and before.from_holder is not null
      order by before.id limit 1),
    held.accountable),
  own_team = coalesce(
    (select before.from_team from escalation before
      where before.case_number = held.number and before.kind = 'FUNCTIONAL'
        and before.state in ('REQUESTED', 'ACCEPTED') and before.from_team is not null
      order by before.id limit 1),
    held.team);

alter table escalation
  add column requested_kind text,
  add column asked_at timestamptz,
  add column asked_all boolean not null default false;

comment on column escalation.requested_kind is 'What was asked for at first; kind is what it has become';
comment on column escalation.asked_at is 'When whoever is asked now was asked';
comment on column escalation.asked_all is 'Everybody of to_group is asked; holder is who has the baton until one of them takes charge';

update escalation set requested_kind = kind, asked_at = requested_at;

create index support_case_responsible on support_case (responsible) where closed_at is null;
create index escalation_asked on escalation (holder) where state = 'REQUESTED';
