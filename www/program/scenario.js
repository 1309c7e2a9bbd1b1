/**
 * The library: each cause of a borrow that is refused, as the programs in `tests/scenarios/`
 * tell it themselves, in the comments at their head.
 */

/**
 * One program of a cause: the broken one, or a fix.
 *
 * @typedef {object} Variant
 * @property {string} id `broken`, `fix-drop`
 * @property {boolean} broken
 * @property {string} name for a button
 * @property {string} source
 * @property {readonly (2021 | 2024)[]} editions
 * @property {string} outcome
 * @property {string} summary
 * @property {string} happens
 * @property {string} watch
 * @property {string} cost of a fix
 * @property {Moment[]} moments to go through, in their order
 */

/**
 * A place of the program that is worth a look: its first such code, the line of that, and why.
 *
 * @typedef {{ code: string, line: number, text: string }} Moment
 */

/**
 * @typedef {object} Scenario
 * @property {string} id the folder's name
 * @property {number} number
 * @property {string} title
 * @property {string} summary
 * @property {string} reports
 * @property {Variant[]} variants the broken ones first
 */

/**
 * @param {Readonly<Record<string, string>>} files sources by path
 * @returns {Scenario[]}
 */
export function scenariosOf(files) {
  /** @type {Map<string, Variant[]>} */
  const folders = new Map();
  /** @type {Map<string, string>} */
  const reports = new Map();
  for (const [path, source] of Object.entries(files)) {
    const [, folder, file] = /([^/]+)\/([^/]+)\.rs$/.exec(path) ?? [];
    if (folder === undefined || file === undefined) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), variantOf(file, source)]);
    reports.set(folder, partOf(source, 'Reports'));
  }
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, variants]) => {
    variants.sort((a, b) => Number(b.broken) - Number(a.broken) || a.id.length - b.id.length);
    const number = Number.parseInt(id, 10);
    return { id, number, title: TITLES[number] ?? id, summary: variants[0]?.summary ?? '', reports: reports.get(id) ?? '', variants };
  });
}

/** @type {Readonly<Record<number, string>>} */
const TITLES = {
  1: 'Notify while borrowed',
  2: 'The host calls back',
  3: 'An iterator holds the Ref',
  4: 'A temporary in the head of if let, match, while let',
  5: 'The else of an if let',
  6: 'Two borrows in one statement',
  7: 'A guard across an await',
  8: 'A guard outlives its use',
  9: 'One object passed as two',
  10: 'A destructor borrows again',
  11: 'Formatting comes back',
  12: 'Recursion into the table',
  13: 'A panic that skips a drop',
  14: 'A cycle of Rc',
  15: 'The wrong borrow_mut',
  16: 'A hidden deref_mut',
};

/**
 * Where others met it. GitHub leads on from an issue's address to a pull request's.
 *
 * @param {string} reports `owner/repo#1`, with commas between
 * @returns {{ name: string, href: string }[]}
 */
export function reportLinks(reports) {
  return reports.split(', ').flatMap((name) => {
    const [, repository, number] = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(name) ?? [];
    return number === undefined ? [] : [{ name, href: `https://github.com/${repository}/issues/${number}` }];
  });
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {Variant}
 */
function variantOf(file, source) {
  const id = file.replace(/\.2021$/, '');
  const editions = /^\/\/@ edition: (.*)$/m.exec(source)?.[1]?.split(', ').map(Number) ?? [2024];
  const broken = id.startsWith('broken');
  const name = id.replace(/^(broken|fix)-?/, '').replaceAll('-', ' ');
  return {
    id,
    broken,
    name: broken ? (name === '' ? 'broken' : `broken: ${name}`) : name,
    source: withoutHeader(source),
    editions: editions.filter((edition) => edition === 2021 || edition === 2024),
    outcome: /^\/\/@ outcome: (.*)$/m.exec(source)?.[1] ?? '',
    summary: /^\/\/! (.*)$/m.exec(source)?.[1] ?? '',
    happens: partOf(source, 'What happens'),
    watch: partOf(source, 'What to watch'),
    cost: partOf(source, 'Cost of this fix'),
    moments: momentsOf(source),
  };
}

/**
 * A paragraph of the comment at the head, by the words that it begins with.
 *
 * @param {string} source
 * @param {string} name
 */
function partOf(source, name) {
  const lines = source.split('\n').filter((line) => line.startsWith('//!')).map((line) => line.slice(3).trim());
  const start = lines.findIndex((line) => line.startsWith(`${name}: `));
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line === '' || /^[A-Z][\w ]+: /.test(line));
  return [lines[start]?.slice(name.length + 2), ...rest.slice(0, end === -1 ? undefined : end)].join(' ');
}

/** @param {string} source @returns {Moment[]} */
function momentsOf(source) {
  const lines = withoutHeader(source).split('\n');
  return [...source.matchAll(/^\/\/! Step: `([^`]+)` (.*)$/gm)].map(([, code = '', text = '']) => ({ code, text, line: 1 + lines.findIndex((line) => line.includes(code)) }));
}

/** What the lines at the head say, the page shows beside the program. @param {string} source */
function withoutHeader(source) {
  return source.replace(/^(\/\/[@!].*\n|\s*\n)+/, '');
}

/**
 * The causes that a message may come from, the likeliest first: a panic's text in its new and
 * its old wording, a whole backtrace, a compiler's error, or plain words.
 *
 * @param {readonly Scenario[]} scenarios
 * @param {string} text
 */
export function causesOf(scenarios, text) {
  const asked = text.trim().toLowerCase();
  if (asked === '') return [...scenarios];
  const rated = scenarios.map((scenario) => ({ scenario, score: score(scenario, asked) }));
  return rated.filter((each) => each.score > 0).sort((a, b) => b.score - a.score).map((each) => each.scenario);
}

/** What in a message speaks for which causes, by their numbers. */
const SIGNS = /** @type {const} */ ([
  [/already mutably borrowed|borrowerror/, [1, 2, 6, 9, 11, 7]],
  [/already borrowed|borrowmuterror/, [4, 5, 3, 8, 2, 10, 12, 13, 6, 9]],
  [/recursive use of an object|unsafe aliasing/, [2, 9, 7, 13]],
  [/reentrant init/, [12]],
  [/::drop|drop_in_place|in drop/, [10]],
  [/fmt::|display|format/, [11]],
  [/poll|future|async|await|executor/, [7]],
  [/closure|callback|listener|handler|observer|event/, [1, 2, 14]],
  [/e0599|e0282|e0283|borrow::borrowmut|no method|type annotations/, [15]],
  [/deref/, [16, 15]],
  [/leak|never dropped|memory/, [14]],
  [/abort|unreachable executed/, [13, 2]],
  [/iter|for |next/, [3, 4]],
  [/match|if let|while let/, [4, 5]],
  [/or_insert|entry|memo|cache|recurs/, [12, 5]],
]);

/**
 * @param {Scenario} scenario
 * @param {string} asked
 */
function score(scenario, asked) {
  let score = 0;
  for (const [sign, numbers] of SIGNS) {
    const at = /** @type {readonly number[]} */ (numbers).indexOf(scenario.number);
    if (at !== -1 && sign.test(asked)) score += 10 - at;
  }
  const own = `${scenario.title} ${scenario.summary} ${scenario.reports}`.toLowerCase();
  const words = asked.split(/\W+/).filter((word) => word.length > 3);
  if (words.length <= 8) score += words.filter((word) => own.includes(word)).length * 3;
  return score;
}
