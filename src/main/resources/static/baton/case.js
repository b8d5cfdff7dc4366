/* The page of a case: what is written is never lost, and the page changes when the case does. */
(() => {
  const page = document.querySelector('main[data-case]');
  if (!page) {
    return;
  }
  const { case: number, user, done } = page.dataset;
  const KEPT_DAYS = 7;

  /* Drafts: one for each form, of this person on this case. */
  const keyOf = form => `baton.draft.${user}.${number}.${form.dataset.draft}`;
  const fieldsOf = form => [...form.querySelectorAll('textarea, select, input:not([type=hidden])')].filter(field => field.name);
  const isText = field => field.tagName === 'TEXTAREA' || ['text', 'datetime-local', 'search'].includes(field.type);
  const isBegun = form => fieldsOf(form).some(field => isText(field) && field.value.trim());

  const keep = form => {
    const words = fieldsOf(form).filter(isText).map(field => [field.id, field.value]);
    try {
      if (words.some(([, text]) => text.trim())) {
        localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), words }));
      } else {
        localStorage.removeItem(keyOf(form));
      }
    } catch (full) { /* not kept */ }
  };

  const restore = form => {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(form)) || 'null');
      if (!kept || Date.now() - kept.at > KEPT_DAYS * 86400000) {
        localStorage.removeItem(keyOf(form));
        return;
      }
      kept.words.forEach(([id, text]) => {
        const field = document.getElementById(id);
        if (field && !field.value && text) {
          field.value = text;
          form.closest('details').open = true;
        }
      });
    } catch (unreadable) { /* nothing to restore */ }
  };

  if (location.search) {
    history.replaceState(null, '', location.pathname + location.hash);
  }

  /* What was done or refused is seen, also in a frame that is scrolled away. */
  const told = page.querySelector('p[role=alert], p[role=status]');
  if (told) {
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
    requestAnimationFrame(() => told.scrollIntoView({ block: 'center' }));
  }

  const forms = () => document.querySelectorAll('form[data-draft]');
  if (done) {
    try { localStorage.removeItem(`baton.draft.${user}.${number}.${done}`); } catch (closed) { /* none kept */ }
  }
  forms().forEach(restore);
  document.addEventListener('input', event => {
    const form = event.target.closest('form[data-draft]');
    if (form) {
      keep(form);
    }
  });

  /* Ctrl+Enter sends. */
  document.addEventListener('keydown', event => {
    const form = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.closest('form[data-draft]');
    if (form) {
      form.requestSubmit();
    }
  });

  /* A button that copies is shown where there are scripts. */
  const showCopies = () => document.querySelectorAll('[data-copy]').forEach(button => { button.hidden = false; });
  showCopies();
  document.addEventListener('baton:ready', showCopies);
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    const field = button && document.getElementById(button.dataset.copy);
    if (field) {
      field.select();
      try { await navigator.clipboard.writeText(field.value); } catch (refused) { document.execCommand('copy'); }
      button.textContent = button.dataset.copied;
    }
  });

  /* What changed is put in place; a form somebody writes in stays as it is, but for the latest message it has seen. */
  const PARTS = ['case-head', 'case-next', 'case-act', 'case-talk', 'case-side', 'case-record'];
  const isBusy = part => part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')
    || [...part.querySelectorAll('form')].some(isBegun)
    || Boolean(part.querySelector('.attach .outcome:not(:empty), .attach[data-busy]'));

  const put = (old, fresh) => {
    const open = new Set([...old.querySelectorAll('details')].map((one, at) => one.open ? at : -1));
    const at = old.contains(document.activeElement) && document.activeElement.id;
    old.replaceChildren(...fresh.childNodes);
    window.htmx?.process(old);
    if (at) {
      document.getElementById(at)?.focus({ preventScroll: true });
    }
    old.querySelectorAll('details:not([name])').forEach((one, at) => { one.open = open.has(at); });
    document.dispatchEvent(new CustomEvent('baton:ready', { detail: old }));
  };

  const refresh = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) {
      return false;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of PARTS) {
      const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
      if (old && now && old.innerHTML !== now.innerHTML) {
        if (isBusy(old)) {
          const version = now.querySelector('[data-version]');
          if (version) {
            old.querySelector('[data-version]').dataset.version = version.dataset.version;
          }
        } else {
          put(old, now);
        }
      }
    }
    return true;
  };

  /* One event and the end; asked again while somebody looks. */
  let source = null;
  let fallback = null;
  const stop = () => { if (source) { source.close(); source = null; } clearInterval(fallback); fallback = null; };
  const version = () => document.querySelector('[data-version]')?.dataset.version || '';
  const listen = () => {
    stop();
    if (document.hidden || !window.batonIsUsed()) {
      return;
    }
    source = new EventSource(`/cases/${number}/changes?version=${encodeURIComponent(version())}`);
    source.addEventListener('changed', async () => {
      stop();
      if (await refresh().catch(() => false)) {
        setTimeout(listen, 300);
      }
    });
    source.onerror = () => {
      if (!window.batonIsUsed()) {
        stop();
        return;
      }
      if (source && source.readyState === EventSource.CLOSED) {
        stop();
        fallback = setInterval(() => window.batonIsUsed() && !document.hidden && refresh().catch(() => false), 20000);
      }
    };
  };
  document.addEventListener('submit', event => { if (!event.target.matches('.attach, [hx-post]')) { stop(); } });
  document.addEventListener('visibilitychange', listen);
  document.addEventListener('baton:used', listen);
  listen();

  /* Files go one by one, each with its progress; what is refused says why. */
  const send = (form, file) => new Promise(resolve => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', form.getAttribute('action'));
    request.setRequestHeader('X-CSRF-TOKEN', form.querySelector('[name=_csrf]').value);
    request.setRequestHeader('Accept', 'application/json');
    const bar = form.querySelector('progress');
    bar.hidden = false;
    request.upload.onprogress = event => { bar.value = event.lengthComputable ? event.loaded / event.total : 0; };
    request.onloadend = () => {
      bar.hidden = true;
      const sent = request.status >= 200 && request.status < 300;
      let why = form.dataset.failed;
      try { why = JSON.parse(request.responseText).detail || why; } catch (none) { /* no answer */ }
      resolve({ sent, told: `${file.name}: ${sent ? form.dataset.sent : why}` });
    };
    request.send(body);
  });

  document.addEventListener('submit', async event => {
    const form = event.target.closest('form.attach');
    if (!form) {
      return;
    }
    event.preventDefault();
    const outcome = form.querySelector('.outcome');
    const field = form.querySelector('[type=file]');
    form.dataset.busy = 'true';
    outcome.replaceChildren();
    for (const file of field.files) {
      const answer = await send(form, file);
      const line = document.createElement('li');
      line.className = answer.sent ? '' : 'error';
      line.textContent = answer.told;
      outcome.append(line);
    }
    delete form.dataset.busy;
    field.value = '';
    await refresh().catch(() => false);
    listen();
  });
})();
