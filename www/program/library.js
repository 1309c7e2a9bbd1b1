/** The scenarios' sources, in a chunk that is loaded when somebody wants one. */

import { scenariosOf } from './scenario.js';

/** @type {Record<string, string>} */
const files = import.meta.glob('../../tests/scenarios/*/*.rs', { query: '?raw', import: 'default', eager: true });

export const SCENARIOS = scenariosOf(files);
