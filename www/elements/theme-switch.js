/**
 * `<refcellar-theme-switch>`: as the system has it, light, or dark. The choice is kept
 * where the browser permits it, and works without.
 *
 * It is a plain element, so that the theme is set before Lit and the store are there.
 */

const KEY = 'refcellar-theme';
const THEMES = ['auto', 'light', 'dark'];

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    const chosen = apply(remembered());
    const legend = document.createElement('legend');
    legend.className = 'unseen';
    legend.textContent = 'Theme';
    const choices = document.createElement('fieldset');
    choices.className = 'segments';
    choices.append(legend, ...THEMES.map((theme) => choice(theme, theme === chosen)));
    choices.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) remember(apply(target.value));
    });
    this.replaceChildren(choices);
  }
}

/**
 * @param {string} theme
 * @param {boolean} checked
 */
function choice(theme, checked) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'theme', value: theme, checked });
  const label = document.createElement('label');
  label.append(input, theme);
  return label;
}

/** @param {string | null} theme */
function apply(theme) {
  const known = THEMES.find((each) => each === theme) ?? 'auto';
  document.documentElement.dataset.theme = known;
  return known;
}

/** A browser may forbid the page to keep anything; the theme then lasts as long as it. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See `remembered`.
  }
}

customElements.define('refcellar-theme-switch', ThemeSwitch);
