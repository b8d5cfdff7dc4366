-- Who may see a task follows from its links. A team whose work moved on, and which could read it by a grant, is linked as its reader.
insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)
select gen_random_uuid()::text, 1, 'reader', granted.group_id_, task.id_
from act_ru_authorization granted
  join act_ru_task task on task.id_ = granted.resource_id_ and task.proc_def_id_ is not null
where granted.resource_type_ = 7 and granted.type_ = 1 and granted.perms_ = 2 and granted.group_id_ is not null;

-- The engine made a grant for each link and kept it when the link was gone.
delete from act_ru_authorization granted using act_ru_task task
where granted.resource_type_ = 7 and granted.type_ = 1
  and granted.resource_id_ = task.id_ and task.proc_def_id_ is not null;
