/* There is one login, Baton's. Whoever logs out or whose session ends is taken there. */
const toLogin = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/login');
  }
};
window.addEventListener('hashchange', toLogin);
toLogin();

export default [];
