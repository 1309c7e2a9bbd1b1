/**
 * What the first view does without.
 */

import '../styles/later.css';
import './cell-bench.js';
import './counter-strip.js';
import './narration-log.js';
import './panic-card.js';
import './rust-program.js';
import './step-guide.js';
import './time-line.js';

export { openAddress } from './address.js';
