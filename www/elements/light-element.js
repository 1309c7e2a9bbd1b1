/**
 * The base of the lab's elements.
 *
 * They render into the light DOM: the page has one origin, one author and one theme, so
 * shadow roots would isolate nothing, and would cost a copy of the shared styles each,
 * and label and `aria-describedby` references that cannot cross their borders. The styles
 * lie in `www/styles/`, one sheet a concept.
 *
 * @import { Edition } from '../program/session.js'
 * @import { Scenario } from '../program/scenario.js'
 * @import { Place, What } from '../program/types.js'
 * @import { Operation } from '../store/operations.js'
 */

import { LitElement } from 'lit';

export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /**
   * Asks the lab to do something: data goes up as an event, and comes down as properties.
   *
   * @template {keyof Asked} Name
   * @param {Name} name
   * @param {Asked[Name]} detail
   */
  ask(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/**
 * What an element can ask for.
 *
 * @typedef {object} Asked
 * @property {Operation} perform
 * @property {readonly Operation[]} perform-all
 * @property {number} seek
 * @property {string} edit
 * @property {'forward' | 'back' | 'run'} editor-key
 * @property {{ what: What, direction: 1 | -1 }} find
 * @property {What} find-first
 * @property {Scenario} found
 * @property {boolean} std
 * @property {null} go-further
 * @property {null} compare
 * @property {{ source: string, edition: Edition }} apply
 * @property {string} swap
 * @property {{ source: string, edition: Edition, scenario: string | null }} open-program
 * @property {Place} go-to
 */
