-- Which cases somebody may read is asked from the person's side, of the open ones or of all.
create index support_case_of_team on support_case (team, closed_at);
create index support_case_of_own_team on support_case (own_team, closed_at);
create index support_case_of_accountable on support_case (accountable, closed_at);
create index support_case_of_own_accountable on support_case (own_accountable, closed_at);
create index support_case_of_responsible on support_case (responsible, closed_at);
create index support_case_of_source on support_case (source, closed_at);
create index support_case_escalated on support_case (number) where escalated and closed_at is null;
drop index support_case_accountable;
drop index support_case_responsible;

-- What a role has a part in is asked by the tasks it has a part in.
create index act_idx_task_def_key on act_ru_task (task_def_key_);
