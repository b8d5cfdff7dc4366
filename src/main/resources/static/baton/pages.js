/* What all pages do: times in the person's zone, menus that close, one form sent once. */
(() => {
  const language = document.documentElement.lang || 'en';
  const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const dayOnly = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const steps = [['day', 86400], ['hour', 3600], ['minute', 60]];

  const fromNow = instant => {
    const seconds = (instant - Date.now()) / 1000;
    const [unit, size] = steps.find(([, least]) => Math.abs(seconds) >= least) || ['minute', 60];
    return relative.format(Math.trunc(seconds / size), unit);
  };

  const isToday = instant => new Date(instant).toDateString() === new Date().toDateString();

  /* <time datetime="…Z">: the person's zone, UTC on hover; with class "relative": how long from now. */
  const tell = time => {
    const instant = Date.parse(time.dateTime);
    if (Number.isNaN(instant) || !time.dateTime.includes('T')) {
      return;
    }
    const utc = new Date(instant).toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
    const local = absolute.format(instant);
    if (time.classList.contains('relative')) {
      time.textContent = fromNow(instant);
      time.title = `${local} · ${utc}`;
    } else {
      time.textContent = isToday(instant) && time.classList.contains('short') ? dayOnly.format(instant) : local;
      time.title = utc;
    }
  };
  /* Sentences that the server told in UTC. */
  const TOLD = /\b(\d{1,2} [A-Z][a-z]{2} \d{4}) (\d{2}:\d{2}) UTC\b/g;
  const retell = told => {
    const walker = document.createTreeWalker(told, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      text.data = text.data.replace(TOLD, (whole, day, time) => {
        const instant = Date.parse(`${day} ${time} UTC`);
        return Number.isNaN(instant) ? whole : absolute.format(instant);
      });
    }
  };
  const tellAll = within => within.querySelectorAll('time[datetime]').forEach(tell);

  /* A table wider than the page scrolls by itself, also by keyboard. */
  const holdWide = within => within.querySelectorAll('table').forEach(table => {
    if (table.scrollWidth > table.parentElement.clientWidth + 1 && !table.closest('.scroll')) {
      const frame = document.createElement('div');
      frame.className = 'scroll';
      frame.tabIndex = 0;
      frame.setAttribute('role', 'group');
      frame.setAttribute('aria-label', (table.caption || table.closest('section')?.querySelector('h2') || document.querySelector('h1'))?.textContent.trim() || '');
      table.replaceWith(frame);
      frame.append(table);
    }
  });

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ready = within => {
    tellAll(within);
    within.querySelectorAll('.told').forEach(retell);
    holdWide(within);
    within.querySelectorAll('.scroll').forEach(frame => { frame.tabIndex = 0; });
    within.querySelectorAll('input[data-zone]').forEach(field => { field.value = zone; });
  };
  ready(document);
  addEventListener('resize', () => holdWide(document));
  document.addEventListener('htmx:load', event => ready(event.detail.elt));
  document.addEventListener('baton:ready', event => ready(event.detail));
  setInterval(() => document.querySelectorAll('time.relative').forEach(tell), 30000);

  document.addEventListener('click', event => {
    document.querySelectorAll('details.menu[open]').forEach(menu => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && document.activeElement.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input, textarea, select, [contenteditable]')) {
      const find = document.querySelector('.find input');
      if (find) {
        event.preventDefault();
        find.focus();
      }
    }
  });

  /* A page nobody uses asks for nothing by itself, so that a session left alone ends in its time. */
  const UNUSED_AFTER = 10 * 60000;
  let used = Date.now();
  window.batonIsUsed = () => Date.now() - used < UNUSED_AFTER;
  ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'].forEach(kind => document.addEventListener(kind, () => {
    const was = window.batonIsUsed();
    used = Date.now();
    if (!was) {
      document.dispatchEvent(new CustomEvent('baton:used'));
    }
  }, { passive: true }));
  document.addEventListener('htmx:beforeRequest', event => {
    const byItself = !event.detail.requestConfig.triggeringEvent?.isTrusted;
    if (byItself && (document.hidden || !window.batonIsUsed())) {
      event.preventDefault();
    }
  });

  /* Pressed twice, sent once. */
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method === 'post' && !form.matches('.attach') && !event.defaultPrevented) {
      if (form.dataset.sent) {
        event.preventDefault();
      } else {
        form.dataset.sent = 'true';
        setTimeout(() => delete form.dataset.sent, 5000);
      }
    }
  });
})();
