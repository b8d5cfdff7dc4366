/* The guided tour of evaluation mode. Where it is goes from one person to the other; who has left it, is remembered for each. */
(() => {
  const tour = document.getElementById('tour');
  const person = tour.dataset.person;
  const steps = [...tour.querySelectorAll('section')];
  const button = name => tour.querySelector(`p > [data-tour="${name}"]`);
  const read = key => { try { return localStorage.getItem(key); } catch (closed) { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch (closed) { /* not remembered */ } };
  const isLeft = () => read(`baton.tour.left.${person}`) !== null;

  const at = () => Math.min(Math.max(Number(read('baton.tour.step')) || 0, 0), steps.length - 1);

  const show = () => {
    const now = at();
    steps.forEach((step, n) => {
      const isTheirs = step.dataset.person === person;
      step.hidden = n !== now;
      step.querySelector('form').hidden = isTheirs;
      step.querySelector('[data-tour="there"]').hidden = !isTheirs || location.pathname === step.dataset.path;
    });
    button('back').hidden = now === 0;
    button('next').hidden = now === steps.length - 1;
    button('done').hidden = now < steps.length - 1;
    tour.hidden = false;
  };

  const go = by => {
    keep('baton.tour.step', at() + by);
    show();
    tour.focus();
  };

  /* Whoever has gone through it has done so for those on the way as well. */
  const leave = people => {
    people.forEach(one => keep(`baton.tour.left.${one}`, 'yes'));
    keep('baton.tour.step', 0);
    tour.hidden = true;
    document.getElementById('content').focus();
  };

  tour.addEventListener('click', event => {
    switch (event.target.dataset.tour) {
      case 'back': return go(-1);
      case 'next': return go(1);
      case 'skip': return leave([person]);
      case 'done': return leave([person, ...steps.map(step => step.dataset.person)]);
      default: return undefined;
    }
  });
  tour.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      leave([person]);
    }
  });
  /* It begins on the page on which a day begins; once begun it goes along. */
  if (!isLeft() && (at() > 0 || location.pathname === '/')) {
    show();
  }
})();
