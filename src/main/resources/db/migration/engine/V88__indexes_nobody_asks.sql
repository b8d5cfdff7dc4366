-- Of the engine's indexes on its history those that nothing asks here: no tenants, no CMMN cases, no reports over all instances of
-- a definition, no clean-up by end time (it goes by removal time). They were a fifth of what a case keeps for ever, and written with it.
drop index if exists act_idx_hi_act_inst_start_end;
drop index if exists act_idx_hi_act_inst_end;
drop index if exists act_idx_hi_act_inst_stats;
drop index if exists act_idx_hi_ai_pdefid_end_time;
drop index if exists act_idx_hi_act_inst_tenant_id;
drop index if exists act_idx_hi_act_inst_proc_def_key;
drop index if exists act_idx_hi_dec_in_clause;
drop index if exists act_idx_hi_dec_out_rule;
drop index if exists act_idx_hi_dec_inst_ci;
drop index if exists act_idx_hi_dec_inst_act;
drop index if exists act_idx_hi_dec_inst_req_id;
drop index if exists act_idx_hi_dec_inst_req_key;
drop index if exists act_idx_hi_dec_inst_tenant_id;
drop index if exists act_idx_hi_job_log_procdef;
drop index if exists act_idx_hi_job_log_job_conf;
