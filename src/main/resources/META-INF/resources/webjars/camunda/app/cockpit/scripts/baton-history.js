/* The way from Cockpit to what it has no page for: Baton's history of an instance and of a model. Only for those who may open it. */
const mayOpen = fetch('/api/history/instances?model=none&limit=1', { headers: { Accept: 'application/json' } })
  .then(answer => answer.ok, () => false);

/* The column of actions is as wide as an icon. */
const linkTo = (address, words, icon) => async node => {
  node.replaceChildren();
  if (await mayOpen) {
    const link = document.createElement('a');
    link.className = 'btn btn-default btn-toolbar';
    link.href = address;
    link.title = words;
    link.setAttribute('aria-label', words);
    const picture = document.createElement('span');
    picture.className = `glyphicon ${icon}`;
    link.append(picture);
    node.append(link);
  }
};

export default [
  {
    id: 'baton.history.instance',
    pluginPoint: 'cockpit.processInstance.runtime.action',
    priority: 1000,
    render: (node, { processInstanceId }) =>
      linkTo(`/history/${encodeURIComponent(processInstanceId)}`, 'History and replay', 'glyphicon-time')(node)
  },
  {
    id: 'baton.history.model',
    pluginPoint: 'cockpit.processDefinition.runtime.action',
    priority: 1000,
    render: (node, { processDefinitionId }) =>
      linkTo(`/history/models/${encodeURIComponent(processDefinitionId.split(':')[0])}`, 'Heat map and paths', 'glyphicon-stats')(node)
  }
];
