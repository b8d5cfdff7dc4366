-- The engine acquires every job by its due date, and would never see one without.
update act_ru_job set duedate_ = now() at time zone 'UTC' where duedate_ is null;

-- The next due job is found without reading those that wait.
create index act_idx_job_due on act_ru_job (duedate_);

-- Whether another job of the same process runs right now is asked for every due job; few are ever locked.
create index act_idx_job_locked on act_ru_job (process_instance_id_) where lock_owner_ is not null;
