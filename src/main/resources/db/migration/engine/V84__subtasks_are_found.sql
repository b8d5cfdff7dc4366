-- The engine looks for the subtasks of each task that ends.
create index act_idx_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null;
