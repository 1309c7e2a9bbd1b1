/**
 * `<refcellar-questions>`: a few questions, one at a time, that lead to a cause.
 *
 * @import { Scenario } from '../program/scenario.js'
 * @import { Reply } from '../program/questions.js'
 */

import { html, nothing } from 'lit';
import { FIRST_QUESTION, QUESTIONS } from '../program/questions.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

export class CauseQuestions extends LightElement {
  static properties = { scenarios: { attribute: false }, replies: { state: true } };

  constructor() {
    super();
    /** @type {readonly Scenario[]} */
    this.scenarios = [];
    /** @type {readonly Reply[]} the answers so far */
    this.replies = [];
  }

  render() {
    const then = this.replies.at(-1)?.then ?? FIRST_QUESTION;
    return html`<details class="questions">
      <summary>Or answer a few questions</summary>
      ${this.replies.length === 0 ? nothing : html`<p class="quiet">${this.replies.map(({ text }, index) => html`${index > 0 ? ' › ' : ''}${prose(text)}`)}</p>`}
      ${typeof then === 'string' ? this.question(then) : this.causes(then)}
      ${this.replies.length === 0 ? nothing : html`<p class="ways-back"><button type="button" @click=${() => this.go(this.replies.slice(0, -1))}>Back</button> <button type="button" @click=${() => this.go([])}>Start again</button></p>`}
    </details>`;
  }

  /** @param {string} name */
  question(name) {
    const question = QUESTIONS[name];
    return html`<h3 tabindex="-1">${question?.text}</h3>
      <ul class="causes">
        ${question?.replies.map((reply) => html`<li><button type="button" @click=${() => this.go([...this.replies, reply])}><span class="reply">${prose(reply.text)}</span></button></li>`)}
      </ul>`;
  }

  /** @param {readonly number[]} numbers */
  causes(numbers) {
    const found = numbers.flatMap((number) => this.scenarios.filter((each) => each.number === number));
    return html`<h3 tabindex="-1">${found.length === 1 ? 'It is likely this one' : `It is likely one of these ${found.length}, the likeliest first`}</h3>
      <ol class="causes">
        ${found.map((scenario) => html`<li><button type="button" @click=${() => this.ask('found', scenario)}><b>${scenario.number}. ${scenario.title}</b><span>${prose(scenario.summary)}</span></button></li>`)}
      </ol>`;
  }

  /**
   * The keyboard goes on at what is asked now, and a screen reader reads it.
   *
   * @param {readonly Reply[]} replies
   */
  async go(replies) {
    this.replies = replies;
    await this.updateComplete;
    this.querySelector('h3')?.focus();
  }
}

customElements.define('refcellar-questions', CauseQuestions);
