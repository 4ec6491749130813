import { Memory } from './storage.js';
import { WatchedRun } from './run.js';
import { RecentRuns, title } from './run_list.js';
import { download, send } from './server.js';
import { RunView } from './view.js';
import { isOver, isUnderWay, RUN_STATES, underWay, work } from './words.js';

const ALL = '*';
const OTHER = '';
/** After a reload only so many events are shown again; the server has the rest. */
const AGAIN = 2000;
const POLL = 5000;

const byId = (id) => document.getElementById(id);
const names = new Map();
const nameOf = (studio) => names.get(studio) ?? studio;
const view = new RunView();
const memory = new Memory();
const recent = new RecentRuns(byId('runs'), nameOf, ({ id }) => open(id));

/** The run that is being watched; undefined when none is. */
let watching;
/** The id of the run that the page shows, whether it is still being watched or not. */
let shown = '';
let cancelling = false;
/** The run that the studio choice was set to last: once for each, so that people may choose another. */
let chosenFor = '';
/** A run of somebody else that the page offers to watch. */
let offered;

// ---------------------------------------------------------------- one run, watched from start to end

async function watch(url, options, begin) {
  watching?.giveWay();
  const mine = new WatchedRun(view, memory, told);
  watching = mine;
  cancelling = false;
  begin();
  enable();
  await mine.follow(url, options);
  if (watching === mine) {
    watching = undefined;
    view.end();
    enable();
    await settle(mine);
  }
}

/** A new run, or the same work that goes on already. */
function start(route) {
  const all = studio() === ALL;
  const dry = byId('dry-run').checked;
  const url = new URL(`api/streaming/${route}?detail=full${all && dry ? '&dry_run=true' : ''}`, document.baseURI);
  const body = JSON.stringify({ studio_id: studio(), dry_run: dry });
  const options = all ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
  const name = `${work(route)} · ${all ? 'all studios' : nameOf(studio())}`;
  shown = '';
  watch(url, options, () => view.begin(name, 'Connecting…'));
}

/**
 * A run that the server knows, in whatever state.
 *
 * @param {number} [after] the number of the event before the first one to be shown; 0 shows all
 */
function open(id, after = 0, begin = () => view.begin(`Run ${id}`, 'Connecting…')) {
  shown = id;
  recent.mark(id);
  const url = new URL(`api/runs/${id}/events?detail=full`, document.baseURI);
  return watch(url, after > 0 ? { lastEventId: `${id}-${after}` } : {}, begin);
}

function told(run) {
  if (run !== watching) {
    return;
  }
  if (run.id !== shown || !run.state) {
    shown = run.id;
    recent.mark(run.id);
    describe(run.id);
  }
  if (run.state === 'needs_approval') {
    view.offer(button('Apply', 'primary', () => decide('approve')), button('Discard', '', () => decide('discard')));
  }
  recent.load();
  enable();
}

/** What the server knows of the run besides its events. */
async function describe(id) {
  const run = await send('GET', `api/runs/${id}`).catch(() => undefined);
  if (run && id === shown) {
    view.title(`${work(run.kind)} · ${title(run, nameOf)}${run.dry_run ? ' · dry run' : ''}`);
    view.timed(run);
    if (run.status) {
      view.pace(run.status);
    }
    choose(run);
  }
  return run;
}

/** The studio choice says whose run is shown. */
function choose({ id, studio_ids: ids = [] }) {
  if (id === chosenFor || ids.length === 0) {
    return;
  }
  chosenFor = id;
  const wanted = ids.length > 1 ? ALL : ids[0];
  const known = [...byId('studio').options].some(({ value }) => value === wanted);
  byId('studio').value = known ? wanted : OTHER;
  byId('other').value = known ? byId('other').value : wanted;
  enable();
}

/** Offers a run that is under way to a page that shows none, and takes the offer back when it is over. */
function offerUnderWay(runs) {
  if (runs === undefined) {
    return;
  }
  const free = !watching && shown === '';
  const run = free ? runs.find(({ state }) => isUnderWay(state)) : undefined;
  if (run?.id === offered?.id) {
    return;
  }
  if (offered) {
    view.withdraw(offered.title);
  }
  offered = run && { id: run.id, title: underWay(run.kind, title(run, nameOf)) };
  if (run) {
    view.notify('info', offered.title, 'It goes on whether you watch it or not.');
    view.offer(button('Watch', 'primary', () => open(run.id)));
  }
}

/** The watching has ended: for good, or so that it can go on. */
async function settle(mine) {
  recent.load();
  const run = mine.id ? await describe(mine.id) : undefined;
  if (watching) {
    return;
  }
  if (mine.isOver || isOver(run?.state) || mine.failure?.status === 404) {
    memory.forget();
  } else if (mine.id) {
    const goOn = () => open(mine.id, mine.last, () => view.proceed('Connecting…'));
    view.offer(button('Continue watching', '', goOn));
  }
  if (!mine.isOver && isOver(run?.state)) {
    view.show(RUN_STATES[run.state].look);
  }
}

function disconnect() {
  watching.leave();
  memory.forget();
  view.notify('info', 'Disconnected', 'The run goes on at the server.');
}

async function cancel() {
  cancelling = true;
  enable();
  try {
    await send('DELETE', `api/runs/${watching.id}`);
  } catch (error) {
    cancelling = false;
    view.notify('error', 'Not cancelled', error.message);
    enable();
  }
}

async function decide(what) {
  view.offer();
  try {
    await send('POST', `api/runs/${shown}/${what}`);
  } catch (error) {
    view.notify('error', 'Not done', error.message);
  }
}

// ---------------------------------------------------------------- what people choose

function studio() {
  const chosen = byId('studio').value;
  return chosen === OTHER ? byId('other').value.trim() : chosen;
}

function button(text, look, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `small ${look}`;
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function enable() {
  const all = byId('studio').value === ALL;
  const focus = document.activeElement;
  byId('refresh').disabled = Boolean(watching);
  byId('process').disabled = Boolean(watching) || all;
  byId('disconnect').hidden = !watching;
  byId('cancel').hidden = !watching;
  byId('cancel').disabled = !watching?.id || watching.isOver || cancelling;
  byId('cancel').textContent = cancelling && watching ? 'Cancelling…' : 'Cancel run';
  byId('download').disabled = shown === '';
  byId('other-field').hidden = byId('studio').value !== OTHER;
  hint(all ? 'Process Studio wants one studio; Refresh Workshops takes them all.' : undefined);
  if (focus instanceof HTMLButtonElement && (focus.disabled || focus.hidden)) {
    byId(watching ? 'disconnect' : 'refresh').focus();
  }
}

let trouble = '';

function hint(text) {
  byId('studio-hint').textContent = text ?? trouble;
  byId('studio-hint').hidden = byId('studio-hint').textContent === '';
}

async function loadStudios() {
  let studios = [];
  try {
    studios = await send('GET', 'api/studios');
    trouble = studios.length > 0 ? '' : 'No studio is configured.';
  } catch (error) {
    trouble = `The studios could not be listed (${error.message}). Type an id instead.`;
  }
  studios.forEach(({ id, name }) => names.set(id, name || id));
  offer(studios);
}

function offer(studios) {
  const options = studios.map(({ id, name }) => new Option(name || id, id));
  if (studios.length > 0) {
    options.push(new Option('All studios', ALL));
  }
  options.push(new Option('Another id…', OTHER));
  byId('studio').replaceChildren(...options);
  byId('studio').disabled = false;
  byId('studio-field').hidden = studios.length === 0;
  enable();
}

byId('controls').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!watching) {
    start('refresh-workshops');
  }
});
byId('process').addEventListener('click', () => start('process-studio'));
byId('disconnect').addEventListener('click', disconnect);
byId('cancel').addEventListener('click', cancel);
byId('studio').addEventListener('change', enable);
byId('clear').addEventListener('click', () => view.clear());
byId('search').addEventListener('input', () => view.search(byId('search').value));
byId('download').addEventListener('click', () =>
  download(shown).catch((error) => view.notify('error', 'No download', error.message)),
);
for (const chip of document.querySelectorAll('.chip')) {
  chip.addEventListener('click', () => {
    const pressed = chip.getAttribute('aria-pressed') !== 'true';
    chip.setAttribute('aria-pressed', String(pressed));
    view.filter(chip.dataset.level, pressed);
  });
}

function look() {
  if (!document.hidden) {
    recent.load().then(offerUnderWay);
    if (watching?.id && !watching.isOver) {
      describe(watching.id);
    }
  }
}

await loadStudios();
look();
setInterval(look, POLL);
document.addEventListener('visibilitychange', look);
const place = memory.recall();
if (place) {
  open(place.run, Math.max(0, place.last - AGAIN));
}
