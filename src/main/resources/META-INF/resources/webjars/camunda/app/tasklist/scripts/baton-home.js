/* The way back to Baton, on each of Camunda's pages. */
const add = () => {
  const menu = document.querySelector('nav.app-menu > ul');
  if (!menu || menu.querySelector('.baton-home')) {
    return;
  }
  const link = document.createElement('a');
  link.href = '/';
  link.textContent = 'Baton';
  const entry = document.createElement('li');
  entry.className = 'baton-home';
  entry.append(link);
  menu.prepend(entry);
};
new MutationObserver(add).observe(document.body, { childList: true, subtree: true });
add();

export default [];
