/* An error is over when the work it was about went through, or another task is looked at. */
const close = () => document.querySelectorAll('.page-notifications .alert-danger .close').forEach(button => button.click());

const taskOf = address => new URLSearchParams((address.split('#')[1] || '').split('?')[1] || '').get('task');

window.addEventListener('hashchange', change => {
  if (taskOf(change.oldURL) !== taskOf(change.newURL)) {
    close();
  }
});

new MutationObserver(changes => {
  const added = changes.flatMap(change => [...change.addedNodes]).filter(node => node instanceof Element);
  if (added.some(node => node.matches('.page-notifications .alert-success') || node.querySelector('.page-notifications .alert-success'))) {
    close();
  }
}).observe(document.body, { childList: true, subtree: true });

export default [];
