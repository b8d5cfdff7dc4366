/* Models as pictures, marked and replayed by what stands beside them in words: docs/pages.md, "Diagrams". */
(() => {
  if (window.batonDiagrams) {
    return;
  }
  window.batonDiagrams = true;
  const PACE = 900;
  const loaded = new Map();

  /* Each file once, however many diagrams a page has. */
  const once = (address, make) => {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((done, failed) => {
        const file = make(address);
        file.onload = done;
        file.onerror = () => failed(new Error(`${address} is not there`));
        document.head.append(file);
      }));
    }
    return loaded.get(address);
  };
  const script = address => once(address, src => Object.assign(document.createElement('script'), { src }));
  const style = address => once(address, href => Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));

  const read = async address => {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) {
      throw new Error(`${address}: ${answer.status}`);
    }
    return answer.text();
  };

  const wordsOf = step => (step.querySelector('[data-say]') || step).textContent.replace(/\s+/g, ' ').trim();
  const split = words => (words || '').split(' ').filter(word => word);

  /* What is marked now: markers of elements and badges. All are taken off before the next ones are put on. */
  const painter = viewer => {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    let marked = [];
    return {
      has: id => Boolean(registry.get(id)),
      clear: () => {
        marked.forEach(([id, mark]) => canvas.removeMarker(id, mark));
        marked = [];
        overlays.clear();
      },
      mark: (id, name) => {
        if (registry.get(id)) {
          canvas.addMarker(id, `mark-${name}`);
          marked.push([id, `mark-${name}`]);
        }
      },
      badge: (id, text) => {
        const element = registry.get(id);
        if (element && !element.waypoints) {
          const html = document.createElement('div');
          html.className = 'diagram-badge';
          html.setAttribute('aria-hidden', 'true');
          html.textContent = text;
          overlays.add(id, { position: { top: -9, right: 14 }, html });
        }
      }
    };
  };

  /* Of a list without steps each element says its marks itself. */
  const still = (list, paint) => {
    paint.clear();
    list.querySelectorAll('[data-element]').forEach(element => {
      split(element.dataset.mark).forEach(mark => paint.mark(element.dataset.element, mark));
      if (element.dataset.badge) {
        paint.badge(element.dataset.element, element.dataset.badge);
      }
    });
  };

  /* Steps 1 to `reached` have happened. One lasts until the step its data-until says, "open" until now. `lasting` is marked besides when all have. */
  const after = (steps, lasting, reached, paint) => {
    paint.clear();
    const times = new Map();
    const states = new Map();
    steps.slice(0, reached).forEach(step => {
      const { element, until } = step.dataset;
      times.set(element, (times.get(element) || 0) + 1);
      const lasts = until === 'open' || Number(until || 0) >= reached;
      if (lasts || !states.has(element)) {
        states.set(element, lasts ? 'active' : 'done');
      }
      split(step.dataset.flows).forEach(flow => paint.mark(flow, 'done'));
    });
    states.forEach((state, element) => paint.mark(element, state));
    times.forEach((count, element) => count > 1 && paint.badge(element, `${count}×`));
    if (reached > 0 && reached < steps.length) {
      paint.mark(steps[reached - 1].dataset.element, 'now');
    }
    if (reached === steps.length) {
      lasting.forEach(part => paint.mark(part.dataset.element, part.dataset.mark));
    }
  };

  const bringUp = (list, step) => {
    const frame = step.closest('.diagram-steps') || list;
    const above = step.offsetTop - frame.scrollTop;
    if (above < 0 || above + step.offsetHeight > frame.clientHeight) {
      frame.scrollTop = step.offsetTop - frame.clientHeight / 2;
    }
  };

  const replay = (diagram, list, steps, paint) => {
    const tools = diagram.querySelector('[data-replay]');
    const slider = tools.querySelector('input');
    const told = tools.querySelector('output');
    const play = tools.querySelector('[data-go=play]');
    const { stepWords, startWords, playWords, pauseWords } = diagram.dataset;
    const lasting = [...list.querySelectorAll('[data-element][data-mark]:not([data-step])')];
    let timer = null;

    const tell = reached => {
      const words = reached ? stepWords : startWords;
      told.textContent = words.replace('{i}', reached).replace('{n}', steps.length)
        .replace('{what}', () => reached ? wordsOf(steps[reached - 1]) : '');
    };
    const show = reached => {
      slider.value = reached;
      after(steps, lasting, reached, paint);
      steps.forEach(step => step.removeAttribute('aria-current'));
      if (reached) {
        steps[reached - 1].setAttribute('aria-current', 'step');
        bringUp(list, steps[reached - 1]);
      }
    };
    const stop = () => {
      clearInterval(timer);
      timer = null;
      play.textContent = playWords;
    };
    const go = reached => {
      const there = Math.max(0, Math.min(steps.length, reached));
      show(there);
      tell(there);
    };
    const here = () => Number(slider.value);
    const start = () => {
      go(here() >= steps.length ? 0 : here());
      play.textContent = pauseWords;
      timer = setInterval(() => here() >= steps.length ? stop() : go(here() + 1), PACE);
    };

    slider.max = steps.length;
    slider.addEventListener('input', () => { stop(); go(here()); });
    tools.querySelector('[data-go=next]').addEventListener('click', () => { stop(); go(here() + 1); });
    tools.querySelector('[data-go=previous]').addEventListener('click', () => { stop(); go(here() - 1); });
    play.addEventListener('click', () => timer ? stop() : start());
    steps.forEach((step, index) => step.addEventListener('click', event => {
      if (!event.target.closest('a, button, summary')) {
        stop();
        go(index + 1);
      }
    }));
    tools.hidden = false;
    slider.value = steps.length;
    after(steps, lasting, steps.length, paint);
  };

  /* An element pressed in the picture is found in the list. */
  const findInList = (viewer, list) => viewer.get('eventBus').on('element.click', ({ element }) => {
    const found = [...list.querySelectorAll('[data-element]')].filter(one => one.dataset.element === element.id);
    list.querySelectorAll('.found').forEach(one => one.classList.remove('found'));
    found.forEach(one => one.classList.add('found'));
    if (found.length) {
      bringUp(list, found[0]);
    }
  });

  const zoom = (diagram, viewer) => {
    const canvas = viewer.get('canvas');
    const to = { in: () => canvas.zoom(canvas.zoom() * 1.25), out: () => canvas.zoom(canvas.zoom() / 1.25), fit: () => canvas.zoom(canvas.zoom('fit-viewport', 'auto') * .96, 'auto') };
    diagram.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => to[button.dataset.zoom]()));
    to.fit();
  };

  const drawModel = async diagram => {
    const list = document.getElementById(diagram.dataset.list);
    const viewer = new window.BpmnJS({
      container: diagram.querySelector('[data-canvas]'),
      bpmnRenderer: { defaultFillColor: 'var(--paper)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' }
    });
    await viewer.importXML(await read(diagram.dataset.diagram));
    zoom(diagram, viewer);
    const paint = painter(viewer);
    const steps = [...list.querySelectorAll('[data-step]')];
    if (steps.length) {
      replay(diagram, list, steps, paint);
    } else {
      still(list, paint);
    }
    findInList(viewer, list);
    diagram.querySelector('[data-missing]').hidden =
      [...list.querySelectorAll('[data-element]')].every(element => paint.has(element.dataset.element));
  };

  const draw = async diagram => {
    diagram.dataset.drawn = 'begun';
    try {
      await Promise.all([...split(diagram.dataset.styles).map(style), script(diagram.dataset.viewer)]);
      diagram.hidden = false;
      await drawModel(diagram);
      diagram.dataset.drawn = 'true';
    } catch (undrawn) {
      console.warn(undrawn);
      diagram.hidden = true;
      diagram.parentElement.querySelector('[data-undrawn]').hidden = false;
    }
  };

  /* One that is folded away has no size yet: it is drawn when it is unfolded. */
  const all = within => within.querySelectorAll('[data-diagram]').forEach(diagram => {
    const folded = diagram.closest('details:not([open])');
    if (folded) {
      folded.addEventListener('toggle', () => draw(diagram), { once: true });
    } else if (!diagram.dataset.drawn) {
      draw(diagram);
    }
  });
  all(document);
  document.addEventListener('htmx:load', event => all(event.detail.elt));
})();
