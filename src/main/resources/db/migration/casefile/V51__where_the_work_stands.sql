alter table support_case add column step text not null default 'WORK';

comment on column support_case.step is 'Where the work on an open case stands once it is triaged: WORK, ROOT_CAUSE or SIGN_OFF';

update support_case set step = case task.task_def_key_ when 'userTask_signOffResolution' then 'SIGN_OFF' else 'ROOT_CAUSE' end
from act_ru_task task
join act_ru_execution process on process.id_ = task.proc_inst_id_
where process.business_key_ = support_case.number
  and task.task_def_key_ in ('userTask_signOffResolution', 'userTask_analyzeRootCause');
