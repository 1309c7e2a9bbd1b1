/**
 * `<refcellar-guide>`: eight steps, each done by acting. What was done is found by looking
 * at what the visitor did since the step was opened.
 *
 * @import { View } from '../store/session.js'
 * @import { Step } from '../store/guide.js'
 */

import { html, nothing } from 'lit';
import { STEPS } from '../store/guide.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

export class StepGuide extends LightElement {
  static properties = { view: { attribute: false }, index: { state: true } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    this.index = 0;
    /** How much had been done when the step was opened. */
    this.since = 0;
    /** What was reached stays reached, whatever is done next. */
    this.reached = STEPS.map(({ goals }) => goals.map(() => false));
    /** On a small screen there is one line of it until it is asked for. */
    this.open = matchMedia('(min-width: 640px)').matches;
  }

  willUpdate() {
    const { view } = this;
    if (view === undefined) return;
    // The session was started over, or opened from a link.
    if (view.performed.length < this.since) this.since = 0;
    const since = { performed: view.performed.slice(this.since), view };
    const reached = this.reached[this.index];
    STEPS[this.index].goals.forEach(({ done }, goal) => {
      reached[goal] ||= done(since);
    });
  }

  /** What was learned takes the place of what to do, so that nothing below it moves. */
  render() {
    const step = STEPS[this.index];
    const reached = this.reached[this.index];
    const all = reached.every(Boolean);
    return html`
      <details ?open=${this.open} @toggle=${this.toggled}>
        <summary>
          <span class="step"><span class="word">Step </span>${this.index + 1} of ${STEPS.length}</span>
          <h2>${step.title}</h2>
          <span class="count">${reached.filter(Boolean).length} of ${reached.length} done</span>
        </summary>
        <div class="lesson">
          <div class="body">
            ${all ? nothing : step.body.map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
            <p role="status">${all ? prose(step.learned) : nothing}</p>
          </div>
          ${goals(step, reached)}
        </div>
      </details>
      <nav aria-label="Steps of the guide">
        <button type="button" aria-label="Step before" aria-disabled=${this.index === 0} @click=${() => this.go(this.index - 1)}>‹</button>
        ${this.progress()}
        <button type="button" class=${all ? 'ready' : ''} aria-label="Next step" aria-disabled=${this.index === STEPS.length - 1} @click=${() => this.go(this.index + 1)}>›</button>
      </nav>
    `;
  }

  progress() {
    return html`<span class="progress" aria-hidden="true">
      ${this.reached.map((goals, index) => html`<i class=${`${goals.every(Boolean) ? 'done' : ''} ${index === this.index ? 'current' : ''}`}></i>`)}
    </span>`;
  }

  /** @param {Event & { target: HTMLDetailsElement }} event */
  toggled({ target }) {
    this.open = target.open;
  }

  /** @param {number} index */
  go(index) {
    if (STEPS[index] === undefined) return;
    this.index = index;
    this.since = this.view?.performed.length ?? 0;
  }
}

/**
 * @param {Step} step
 * @param {boolean[]} reached
 */
function goals(step, reached) {
  return html`<ul class="goals">
    ${step.goals.map(
      ({ text }, index) => html`<li class=${reached[index] ? 'done' : ''}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6.5" /><path d="M5 8.2l2.2 2.2L11.2 6" /></svg>
        <span>${prose(text)}<span class="unseen">${reached[index] ? ' Done.' : ' Not done yet.'}</span></span>
      </li>`,
    )}
  </ul>`;
}

customElements.define('refcellar-guide', StepGuide);
