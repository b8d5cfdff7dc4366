/* What is new in the inbox, shown by the browser while a page is open, where the person wants that in this browser. */
(() => {
  const WANTED = 'baton.browser-notices';
  const SHOWN = 'baton.browser-notices-shown';
  const EVERY = 60000;
  const kept = key => { try { return localStorage.getItem(key); } catch (blocked) { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch (blocked) { /* not kept */ } };
  const isWanted = () => kept(WANTED) === 'yes' && 'Notification' in window && Notification.permission === 'granted';

  const newest = async () => {
    const answer = await fetch('/inbox/latest', { headers: { 'HX-Request': 'true' } });
    if (!answer.ok || answer.redirected) {
      return [];
    }
    const part = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return [...part.querySelectorAll('[data-notice]')].map(one => ({ id: Number(one.dataset.notice), told: one.dataset.told }));
  };

  const look = async first => {
    if (!isWanted()) {
      return;
    }
    try {
      const known = Number(kept(SHOWN) || 0);
      const found = await newest();
      keep(SHOWN, String(Math.max(known, ...found.map(one => one.id))));
      found.filter(one => one.id > known && !first).reverse().forEach(one => {
        const shown = new Notification('Baton', { body: one.told, tag: `baton-${one.id}` });
        shown.onclick = () => { window.focus(); window.location.href = '/inbox'; };
      });
    } catch (offline) { /* asked again */ }
  };

  const button = document.querySelector('[data-browser-notices]');
  if (button && 'Notification' in window) {
    const state = document.querySelector('[data-browser-notices-state]');
    const on = button.textContent;
    const tell = () => { button.textContent = isWanted() ? button.dataset.off : on; };
    button.hidden = false;
    tell();
    button.addEventListener('click', async () => {
      if (isWanted()) {
        keep(WANTED, 'no');
      } else if (await Notification.requestPermission() === 'granted') {
        keep(WANTED, 'yes');
        await look(true);
      } else {
        state.textContent = button.dataset.denied;
      }
      tell();
    });
  }
  setInterval(() => look(false), EVERY);
})();
