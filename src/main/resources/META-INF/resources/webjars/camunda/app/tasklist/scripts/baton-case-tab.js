/* The live case beside the form of a task: Baton's own page, with the same login. */

const caseOf = async (api, taskId) => {
  const answer = await fetch(`${api.engineApi}/task/${encodeURIComponent(taskId)}/variables/number`, {
    headers: { Accept: 'application/json' }
  });
  return answer.ok ? (await answer.json()).value : null;
};

/* As tall as what it shows: there is one scroll bar, Tasklist's. */
const growWithContent = frame => {
  const grow = () => {
    frame.style.height = `${frame.contentDocument.documentElement.offsetHeight}px`;
  };
  new frame.contentWindow.ResizeObserver(grow).observe(frame.contentDocument.body);
  grow();
};

const pageOf = number => {
  const frame = document.createElement('iframe');
  frame.className = 'baton-case';
  frame.title = `Case ${number}`;
  const pages = { AE: 'account-escalations', RV: 'reviews', OKR: 'okrs' }[number.split('-')[0]] ?? 'cases';
  frame.src = `/${pages}/${encodeURIComponent(number)}`;
  frame.addEventListener('load', () => growWithContent(frame));
  return frame;
};

export default {
  id: 'baton.case',
  pluginPoint: 'tasklist.task.detail',
  priority: 1000,
  properties: { label: 'Case' },

  render: async (node, { taskId, api }) => {
    const number = await caseOf(api, taskId);
    node.replaceChildren(number ? pageOf(number) : 'This task belongs to no case.');
  }
};
