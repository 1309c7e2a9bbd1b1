/**
 * `<refcellar-editor>`: the program's text. It has a shadow root, because CodeMirror brings
 * its styles along, and only there does it bring them in a way that a strict policy permits.
 *
 * @import { EditorView } from '@codemirror/view'
 * @import { View } from '../program/session.js'
 */

import { LitElement, css, nothing } from 'lit';
import { createEditor, markDiagnostics, markMoment, replaceText } from '../program/editor.js';
import { momentOf } from '../program/moment.js';

export class CodeEditor extends LitElement {
  static properties = { view: { attribute: false } };

  static styles = css`
    :host {
      display: block;
      min-height: 0;
    }
  `;

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {EditorView | undefined} */
    this.editor = undefined;
  }

  render() {
    return nothing;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const { view } = this;
    if (view === undefined) return;
    const before = /** @type {View | undefined} */ (changed.get('view'));
    this.editor ??= this.create(view.source);
    replaceText(this.editor, view.source);
    if (view.checked !== before?.checked && view.current) markDiagnostics(this.editor, view.checked?.diagnostics ?? []);
    if (view.look !== before?.look || view.ran !== before?.ran || view.summary !== before?.summary) markMoment(this.editor, momentOf(view));
  }

  /** @param {string} doc */
  create(doc) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    return createEditor({
      doc,
      root,
      changed: (source) => this.tell('edit', source),
      asked: (what) => this.tell('editor-key', what),
    });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /**
   * Puts the cursor where something is.
   *
   * @param {{ line: number, column: number }} place
   */
  goTo({ line, column }) {
    const { editor } = this;
    if (editor === undefined) return;
    const at = editor.state.doc.line(Math.min(line, editor.state.doc.lines));
    const anchor = Math.min(at.from + column - 1, at.to);
    editor.dispatch({ selection: { anchor }, scrollIntoView: true });
    editor.focus();
  }
}

customElements.define('refcellar-editor', CodeEditor);
