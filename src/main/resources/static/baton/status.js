/* The customer's page works without this: it counts down, sends once what is pressed twice, and looks at a file's size before it is sent. */
(() => {
  const fill = (words, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words);

  const told = (words, milliseconds) => {
    const minutes = Math.floor(milliseconds / 60000);
    const hours = Math.floor(minutes / 60);
    if (hours >= 24) {
      return fill(words.days, Math.floor(hours / 24), hours % 24);
    }
    return hours > 0 ? fill(words.hours, hours, minutes % 60) : fill(words.minutes, minutes);
  };

  const count = () => document.querySelectorAll('[data-due]').forEach(place => {
    const left = Date.parse(place.dataset.due) - Date.now();
    place.textContent = left < 60000 ? place.dataset.now : fill(place.dataset.in, told(place.dataset, left));
  });
  count();
  setInterval(count, 20000);

  const news = document.querySelector('main > p[role=alert], main > p[role=status]');
  if (news) {
    news.tabIndex = -1;
    news.focus();
  }
  if (location.search) {
    history.replaceState(null, '', location.pathname);
  }

  document.querySelectorAll('input[type=file][data-most]').forEach(field => field.addEventListener('change', () => {
    const large = [...field.files].some(file => file.size > Number(field.dataset.most));
    field.setCustomValidity(large ? field.dataset.large : '');
    field.reportValidity();
  }));

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'true';
    setTimeout(() => delete form.dataset.sent, 10000);
  });
})();
