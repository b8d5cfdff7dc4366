/* Tasks by what their case says: subject, account, number. Baton finds the cases, the engine the tasks on them that this person may read. */

const words = (navigator.language || 'en').startsWith('de')
  ? { label: 'Fälle suchen: Betreff, Konto, Nummer', none: 'Kein offener Fall passt dazu.', noTask: 'keine Aufgabe für Sie', failed: 'Die Suche ging nicht. Versuchen Sie es noch einmal.' }
  : { label: 'Find cases: subject, account, number', none: 'No open case fits.', noTask: 'no task for you', failed: 'The search failed. Try again.' };

const LONGEST = 200;

const json = async address => {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(address);
  }
  return answer.json();
};

const line = (address, ...texts) => {
  const link = document.createElement('a');
  link.href = address;
  texts.filter(Boolean).forEach((text, nth) => {
    const element = document.createElement(nth ? 'span' : 'strong');
    element.dir = 'auto';
    element.textContent = text;
    link.append(element, ' ');
  });
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
};

const found = async (api, text) => {
  const { items } = await json(`/api/cases?status=open&limit=20&q=${encodeURIComponent(text)}`);
  if (!items.length) {
    return [];
  }
  const numbers = items.map(item => encodeURIComponent(item.number)).join(',');
  const tasks = await json(`${api.engineApi}/task?maxResults=100&processInstanceBusinessKeyIn=${numbers}`);
  const cards = tasks.length ? await json(`/tasklist/cards?tasks=${tasks.map(task => task.id).join(',')}`) : [];
  const caseOf = new Map(cards.map(card => [card.task, card.number]));
  return items.flatMap(item => {
    const own = tasks.filter(task => caseOf.get(task.id) === item.number);
    return own.length
      ? own.map(task => line(`#/?task=${encodeURIComponent(task.id)}`, task.name, item.number, item.subject, item.account?.name))
      : [line(`/cases/${encodeURIComponent(item.number)}`, item.number, item.subject, item.account?.name, `(${words.noTask})`)];
  });
};

const say = (list, text) => {
  const entry = document.createElement('li');
  entry.textContent = text;
  list.replaceChildren(entry);
};

const search = async (api, text, list) => {
  list.replaceChildren();
  if (!text) {
    return;
  }
  try {
    const lines = await found(api, text);
    if (lines.length) {
      list.replaceChildren(...lines);
    } else {
      say(list, words.none);
    }
  } catch {
    say(list, words.failed);
  }
};

export default {
  id: 'baton.search',
  pluginPoint: 'tasklist.list',
  priority: 2000,

  render: (node, { api }) => {
    node.className = 'baton-search';
    const form = document.createElement('form');
    const field = document.createElement('input');
    field.type = 'search';
    field.className = 'form-control';
    field.maxLength = LONGEST;
    field.placeholder = words.label;
    field.setAttribute('aria-label', words.label);
    const list = document.createElement('ul');
    list.setAttribute('role', 'status');
    form.append(field);
    form.addEventListener('submit', event => {
      event.preventDefault();
      search(api, field.value.trim(), list);
    });
    field.addEventListener('input', () => field.value || list.replaceChildren());
    list.addEventListener('click', () => list.replaceChildren());
    node.replaceChildren(form, list);
  }
};
