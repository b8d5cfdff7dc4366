/* What tells one task of a list from another: the case's subject, which skill it needs, how long it has been quiet, and whether its
   customer has written. Cards that appear together are asked for at once; all that is shown is text. */

const EVERY = 60_000;
const MOST = 100;

const words = (navigator.language || 'en').startsWith('de')
  ? { quiet: 'ruhig seit', written: 'Kunde hat geschrieben', skill: 'Können', answers: 'verantwortet' }
  : { quiet: 'quiet for', written: 'customer wrote', skill: 'Skill', answers: 'answers for it' };

const shown = new Map();
const known = new Map();
let asking = null;

const span = since => {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60_000));
  const [unit, count] =
    minutes < 60 ? ['minute', minutes] : minutes < 48 * 60 ? ['hour', Math.floor(minutes / 60)] : ['day', Math.floor(minutes / 1440)];
  return new Intl.NumberFormat(navigator.language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
};

const part = (name, text, title) => {
  const element = document.createElement('span');
  element.className = name;
  element.dir = 'auto';
  element.textContent = text;
  if (title) {
    element.title = title;
  }
  return element;
};

const show = (node, card) => {
  const facts = document.createElement('div');
  facts.className = 'baton-card-facts';
  if (card.writtenAt) {
    facts.append(part('baton-card-written', `✉ ${words.written}`, new Date(card.writtenAt).toLocaleString()));
  }
  if (card.skill) {
    facts.append(part('baton-card-skill', card.skill, words.skill));
  }
  if (card.accountable) {
    facts.append(part('baton-card-accountable', `${card.accountable} ${words.answers}`));
  }
  facts.append(part('baton-card-quiet', `${words.quiet} ${span(card.quietSince)}`, new Date(card.quietSince).toLocaleString()));
  node.replaceChildren(part('baton-card-subject', card.subject, card.customer), facts);
};

const ask = async () => {
  asking = null;
  for (const [task, node] of shown) {
    if (!node.isConnected) {
      shown.delete(task);
    }
  }
  const tasks = [...shown.keys()];
  for (let from = 0; from < tasks.length; from += MOST) {
    const answer = await fetch(`/tasklist/cards?tasks=${tasks.slice(from, from + MOST).map(encodeURIComponent).join(',')}`, {
      headers: { Accept: 'application/json' }
    });
    for (const card of answer.ok ? await answer.json() : []) {
      known.set(card.task, card);
      if (shown.has(card.task)) {
        show(shown.get(card.task), card);
      }
    }
  }
};

const askSoon = () => {
  asking = asking || setTimeout(ask, 50);
};

setInterval(() => {
  if (!document.hidden && shown.size) {
    askSoon();
  }
}, EVERY);

export default {
  id: 'baton.card',
  pluginPoint: 'tasklist.card',
  priority: 2000,

  render: (node, { taskId }) => {
    node.className = 'baton-card';
    shown.set(taskId, node);
    if (known.has(taskId)) {
      show(node, known.get(taskId));
    }
    askSoon();
  }
};
