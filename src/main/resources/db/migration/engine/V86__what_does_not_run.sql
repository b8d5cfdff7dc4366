-- Few are dead or suspended, and the sweep asks for them among all.
create index act_idx_job_dead on act_ru_job (process_instance_id_) where retries_ = 0;
create index act_idx_exec_suspended on act_ru_execution (business_key_) where suspension_state_ = 2;
