import type { StoreLab } from './store-lab.js';

declare global {
  interface HTMLElementTagNameMap {
    'refcellar-store-lab': StoreLab;
  }
}
