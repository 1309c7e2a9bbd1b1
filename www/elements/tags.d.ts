import type { ActionPanel } from './action-panel.js';
import type { StoreLab } from './store-lab.js';

declare global {
  interface HTMLElementTagNameMap {
    'refcellar-actions': ActionPanel;
    'refcellar-store-lab': StoreLab;
  }
}
