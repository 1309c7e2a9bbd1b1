/**
 * What the first view does without.
 */

import '../styles/later.css';
import './counter-strip.js';
import './narration-log.js';
import './time-line.js';

export { openAddress } from './address.js';
