/**
 * CodeMirror, set up for the lab: what it is made of, and what the lab shows in it beside
 * the text.
 *
 * @import { Extension } from '@codemirror/state'
 * @import { Diagnostic as Shown } from '@codemirror/lint'
 * @import { Diagnostic, Span } from './types.js'
 */

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { rust } from '@codemirror/lang-rust';
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { Lines } from './places.js';

/**
 * What of the moment is shown in the text. `guards` are the live ones with the lines that
 * they live on; `culprits` are lines on which guards were taken that are in the way now.
 *
 * @typedef {object} Moment
 * @property {Span | null} now
 * @property {boolean} clash whether the step at `now` is refused
 * @property {readonly GuardBar[]} guards
 * @property {readonly number[]} culprits
 */

/** @typedef {{ from: number, to: number, kind: 'Ref' | 'RefMut' }} GuardBar */

/** @type {Moment} */
export const NO_MOMENT = { now: null, clash: false, guards: [], culprits: [] };

/** @type {import('@codemirror/state').StateEffectType<Moment>} */
const showMoment = StateEffect.define();

/**
 * Marks a change that is not the visitor's.
 *
 * @type {import('@codemirror/state').AnnotationType<boolean>}
 */
const Opened = Annotation.define();

/** More guards than these on one line are not told apart. */
const MOST_BARS = 3;

const marks = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    const effect = transaction.effects.find((each) => each.is(showMoment));
    if (effect !== undefined) return marksFor(/** @type {Moment} */ (effect.value), transaction.state);
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @type {StateField<RangeSet<GutterMarker>>} */
const bars = StateField.define({
  create: () => /** @type {RangeSet<GutterMarker>} */ (RangeSet.empty),
  update(shown, transaction) {
    const effect = transaction.effects.find((each) => each.is(showMoment));
    if (effect !== undefined) return barsFor(/** @type {Moment} */ (effect.value), transaction.state);
    return shown.map(transaction.changes);
  },
});

/**
 * @param {Moment} moment
 * @param {EditorState} state
 */
function marksFor({ now, clash, culprits }, state) {
  const lines = new Lines(state.doc.toString());
  const ranges = culprits
    .filter((line) => line <= state.doc.lines)
    .map((line) => Decoration.line({ class: 'cm-culprit' }).range(state.doc.line(line).from));
  if (now !== null) {
    const { from, to } = lines.range(now);
    const line = state.doc.lineAt(from);
    ranges.push(Decoration.line({ class: clash ? 'cm-here cm-clash' : 'cm-here' }).range(line.from));
    // What goes over several lines is a whole function or block: its first line says enough.
    if (to > from && to <= line.to) ranges.push(Decoration.mark({ class: clash ? 'cm-now cm-clash' : 'cm-now' }).range(from, to));
  }
  return Decoration.set(ranges, true);
}

class Bars extends GutterMarker {
  /** @param {string[]} classes */
  constructor(classes) {
    super();
    this.classes = classes;
  }

  /** @param {GutterMarker} other */
  eq(other) {
    return other instanceof Bars && other.classes.join() === this.classes.join();
  }

  toDOM() {
    const bars = document.createElement('span');
    bars.className = 'cm-bars';
    bars.append(
      ...this.classes.map((name) => {
        const bar = document.createElement('i');
        bar.className = name;
        return bar;
      }),
    );
    return bars;
  }
}

/**
 * @param {Moment} moment
 * @param {EditorState} state
 * @returns {RangeSet<GutterMarker>}
 */
function barsFor({ guards }, state) {
  /** @type {Map<number, string[]>} */
  const byLine = new Map();
  guards.slice(0, MOST_BARS).forEach((guard, slot) => {
    for (let line = guard.from; line <= Math.min(guard.to, state.doc.lines); line += 1) {
      const classes = byLine.get(line) ?? [];
      while (classes.length < slot) classes.push('none');
      const ends = `${line === guard.from ? ' first' : ''}${line === guard.to ? ' last' : ''}`;
      classes.push(`${guard.kind === 'Ref' ? 'read' : 'write'}${ends}`);
      byLine.set(line, classes);
    }
  });
  const ranges = [...byLine].map(([line, classes]) => new Bars(classes).range(state.doc.line(line).from));
  return RangeSet.of(ranges, true);
}

/** Colours by the page's tokens, so that both themes are the page's own. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--code-type)' },
  { tag: [tags.string, tags.character, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.literal], color: 'var(--code-number)' },
  { tag: [tags.lineComment, tags.blockComment, tags.docComment], color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.macroName, tags.meta], color: 'var(--code-macro)' },
  { tag: tags.function(tags.variableName), color: 'var(--code-function)' },
  { tag: tags.definition(tags.variableName), color: 'var(--text)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'transparent', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-gutters': { color: 'var(--quiet)', backgroundColor: 'var(--surface)', border: '0', fontSize: '11px' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px', padding: '0 4px 0 10px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--raised) 60%, transparent)' },
  '.cm-here, &.cm-focused .cm-activeLine.cm-here': { backgroundColor: 'var(--raised)', boxShadow: 'inset 3px 0 var(--read)' },
  '.cm-here.cm-clash, &.cm-focused .cm-activeLine.cm-here.cm-clash': { backgroundColor: 'var(--clash-tint)', boxShadow: 'inset 3px 0 var(--clash)' },
  '.cm-culprit, &.cm-focused .cm-activeLine.cm-culprit': { boxShadow: 'inset 3px 0 var(--write)', backgroundColor: 'var(--write-tint)' },
  '.cm-now': { borderRadius: '3px', outline: '1.5px solid var(--read)', backgroundColor: 'var(--read-tint)' },
  '.cm-now.cm-clash': { outlineColor: 'var(--clash)', backgroundColor: 'var(--surface)' },
  '.cm-guards': { width: '16px' },
  '.cm-guards .cm-gutterElement': { display: 'flex' },
  '.cm-bars': { display: 'flex', gap: '2px', height: '100%', paddingLeft: '1px' },
  '.cm-bars i': { width: '3px', minHeight: '20px' },
  '.cm-bars .read': { borderLeft: '1.5px solid var(--read)', borderRight: '1.5px solid var(--read)' },
  '.cm-bars .write': { backgroundColor: 'var(--write)' },
  '.cm-bars .first': { borderTopLeftRadius: '3px', borderTopRightRadius: '3px', marginTop: '5px', minHeight: '15px' },
  '.cm-bars .last': { borderBottomLeftRadius: '3px', borderBottomRightRadius: '3px', marginBottom: '5px', minHeight: '15px' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--edge)', borderRadius: '2px' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--clash)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--read-tint)' },
  '.cm-searchMatch': { backgroundColor: 'var(--write-tint)', outline: '1px solid var(--write)' },
  '.cm-lintRange': { backgroundImage: 'none !important', textDecoration: 'underline wavy 1.2px', textUnderlineOffset: '3px', textDecorationSkipInk: 'none' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--clash)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--write)' },
  '.cm-tooltip': { border: '1px solid var(--line)', borderRadius: '6px', backgroundColor: 'var(--surface)', color: 'var(--text)', boxShadow: '0 4px 16px #0003', maxWidth: 'min(480px, 90vw)' },
  '.cm-diagnostic': { padding: '6px 10px', border: '0', whiteSpace: 'pre-wrap', font: '13px/18px system-ui, sans-serif' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 8px', font: '12px/18px system-ui, sans-serif' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--text)', minWidth: '24px', minHeight: '24px' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--edge)', borderRadius: '4px' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '4px' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--raised)' },
});

/**
 * @param {object} given
 * @param {string} given.doc
 * @param {ShadowRoot} given.root
 * @param {(source: string) => void} given.changed
 * @param {(step: 'forward' | 'back' | 'run') => void} given.asked
 */
export function createEditor({ doc, root, changed, asked }) {
  /** @param {'forward' | 'back' | 'run'} what */
  const ask = (what) => () => {
    asked(what);
    return true;
  };
  return new EditorView({ parent: root, root, state: EditorState.create({ doc, extensions: [
    ...writing(),
    keymap.of([
      { key: 'Mod-Enter', run: ask('run') },
      { key: 'Alt-.', run: ask('forward') },
      { key: 'Alt-,', run: ask('back') },
    ]),
    EditorView.updateListener.of((update) => {
      const byVisitor = update.docChanged && update.transactions.some((each) => each.annotation(Opened) !== true);
      if (byVisitor) changed(update.state.doc.toString());
    }),
  ] }) });
}

/** @returns {Extension[]} */
function writing() {
  return [
    marks,
    bars,
    lineNumbers(),
    gutter({ class: 'cm-guards', markers: (view) => view.state.field(bars), initialSpacer: () => new Bars(['none', 'none', 'none']) }),
    history(),
    highlightSpecialChars(),
    highlightActiveLine(),
    indentOnInput(),
    indentUnit.of('    '),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    search({ top: true }),
    rust(),
    syntaxHighlighting(colours),
    theme,
    EditorView.contentAttributes.of({ 'aria-label': 'Program', tabindex: '0' }),
    EditorView.domEventHandlers({ beforeinput: overSelection }),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
  ];
}

/**
 * Typing over a selection is done here and not by the browser, which would give the new text
 * an inline style, against the policy.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function overSelection(event, view) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (empty || event.inputType !== 'insertText' || text === null || view.composing) return false;
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
  if (!isHandled) view.dispatch(insert());
  return true;
}

/**
 * Puts another program into the editor, unless it is there already.
 *
 * @param {EditorView} editor
 * @param {string} source
 */
export function replaceText(editor, source) {
  if (editor.state.doc.toString() === source) return;
  editor.dispatch({
    changes: { from: 0, to: editor.state.doc.length, insert: source },
    selection: { anchor: 0 },
    annotations: Opened.of(true),
    effects: showMoment.of(NO_MOMENT),
    scrollIntoView: true,
  });
}

/**
 * @param {EditorView} editor
 * @param {Moment} moment
 */
export function markMoment(editor, moment) {
  /** @type {StateEffect<unknown>[]} */
  const effects = [showMoment.of(moment)];
  const { now } = moment;
  if (now !== null) {
    const { from } = new Lines(editor.state.doc.toString()).range(now);
    // Where the keyboard is at work, the text stays where it is.
    if (!editor.hasFocus) effects.push(EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 60 }));
  }
  editor.dispatch({ effects });
}

/**
 * @param {EditorView} editor
 * @param {readonly Diagnostic[]} diagnostics
 */
export function markDiagnostics(editor, diagnostics) {
  const lines = new Lines(editor.state.doc.toString());
  editor.dispatch(setDiagnostics(editor.state, diagnostics.map((each) => shown(each, lines))));
}

/**
 * @param {Diagnostic} diagnostic
 * @param {Lines} lines
 * @returns {Shown}
 */
function shown({ kind, code, message, span, labels }, lines) {
  const notes = labels.map((label) => `\n${label.span ? `line ${label.span.start.line}: ` : ''}${label.message}`).join('');
  const head = kind === 'error' ? `error${code === null ? '' : `[${code}]`}: ` : '';
  return { ...lines.range(span), severity: kind === 'error' ? 'error' : 'info', message: `${head}${message}${notes}` };
}
