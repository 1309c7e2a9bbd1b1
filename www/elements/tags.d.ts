import type { ActionPanel } from './action-panel.js';
import type { CodeEditor } from './code-editor.js';
import type { ProgramLab } from './program-lab.js';
import type { StoreLab } from './store-lab.js';

declare global {
  interface HTMLElementTagNameMap {
    'refcellar-actions': ActionPanel;
    'refcellar-editor': CodeEditor;
    'refcellar-program-lab': ProgramLab;
    'refcellar-store-lab': StoreLab;
  }
}
