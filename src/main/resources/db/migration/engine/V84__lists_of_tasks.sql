-- The engine looks for the subtasks of each task that ends.
create index act_idx_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null;

-- The first page of a list is read in its order and no further.
create index act_idx_task_order on act_ru_task (priority_ desc, due_date_);
