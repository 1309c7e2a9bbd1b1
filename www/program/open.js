/**
 * Opens the program that the address carries, else the one that was here last, else the
 * first one of the library; and keeps both up to date.
 *
 * @import { Engine } from './engine.js'
 * @import { View } from './session.js'
 */

import '../styles/program-lab.css';
import '../elements/theme-switch.js';
import '../elements/program-lab.js';
import { FIRST } from './first.js';
import { reloaded, remember, remembered } from './keep.js';
import { decodeProgram, encodeProgram, isProgramHash } from './link.js';
import { OtherEdition } from './other-edition.js';
import { ProgramSession } from './session.js';

/** Browsers refuse too many changes of the address in a short time. */
const PAUSE_MS = 400;

/**
 * @param {Engine} engine
 * @param {() => Engine} another starts one more
 */
export async function openProgram(engine, another) {
  const session = new ProgramSession(engine, new OtherEdition(another));
  document.querySelector('refcellar-program-lab')?.use(session);
  await openAddress(session);
  addEventListener('hashchange', () => openAddress(session));
  keep(session);
}

/** @param {ProgramSession} session */
async function openAddress(session) {
  const isFirst = session.view.source === '';
  const kept = isFirst ? reloaded() : undefined;
  if (kept !== undefined || !isProgramHash(location.hash)) {
    const last = kept ?? (isFirst ? remembered() : undefined);
    const { source, edition, scenario } = last ?? { ...FIRST, edition: /** @type {const} */ (2024) };
    session.open(source, { edition, scenario });
    return;
  }
  const program = await decodeProgram(location.hash);
  if ('problem' in program) {
    if (session.view.source === '') session.open(FIRST.source, { scenario: FIRST.scenario });
    session.say(program.problem);
  } else if (program.source !== session.view.source || program.edition !== session.view.edition) {
    const { source, edition, step } = program;
    session.open(source, step === undefined ? { edition } : { edition, step });
  }
}

/** @param {ProgramSession} session */
function keep(session) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {View | undefined} */
  let kept;
  const write = async () => {
    timer = undefined;
    const { view } = session;
    kept = view;
    const hash = await encodeProgram(view);
    if (view.source === session.view.source) history.replaceState(null, '', hash ?? location.pathname + location.search);
    remember(session.view);
  };
  session.addEventListener('change', () => {
    const { source, edition, scenario } = session.view;
    if (kept !== undefined && source === kept.source && edition === kept.edition && scenario === kept.scenario) return;
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  });
  addEventListener('pagehide', () => remember(session.view));
}
