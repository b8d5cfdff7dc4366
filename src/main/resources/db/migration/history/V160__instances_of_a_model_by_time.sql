-- Instances of a model, the newest first, and those of a period. It does what the index it replaces did, which knew the model alone.
create index act_hi_procinst_key_start on act_hi_procinst (proc_def_key_, start_time_, proc_inst_id_);
drop index if exists act_idx_hi_pro_inst_proc_def_key;
