/* Before anything is drawn: light or dark, as the system has it or as somebody chose. */
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try { return localStorage.getItem('baton.theme') || 'auto'; } catch (closed) { return 'auto'; }
  };
  const show = () => {
    const theme = chosen();
    document.documentElement.dataset.bsTheme = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme;
  };
  show();
  system.addEventListener('change', show);
  addEventListener('storage', show);
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-theme-choice]');
    if (button) {
      try { localStorage.setItem('baton.theme', button.dataset.themeChoice); } catch (closed) { /* not remembered */ }
      show();
    }
  });
})();
