/* The live case beside the form of a task: Baton's own page, with the same login. */
export default {
  id: 'baton.case',
  pluginPoint: 'tasklist.task.detail',
  priority: 1000,
  properties: { label: 'Case' },

  render: async (node, { taskId, api }) => {
    const answer = await fetch(`${api.engineApi}/task/${encodeURIComponent(taskId)}/variables/number`, {
      headers: { Accept: 'application/json' }
    });
    if (!answer.ok) {
      node.textContent = 'This task belongs to no case.';
      return;
    }
    const page = document.createElement('iframe');
    page.title = 'Case';
    page.src = `/cases/${encodeURIComponent((await answer.json()).value)}`;
    page.style.cssText = 'width:100%;height:75vh;border:0';
    node.replaceChildren(page);
  }
};
