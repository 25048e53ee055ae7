import { type Html, html } from "./html.ts";

/** What a {@link meter} shows. A value beyond `max` stands out in the color of warnings; words must say so too. */
export interface MeterValue {
  /** What is measured. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The measure in words, for who does not see the bar. */
  readonly text: string;
}

/**
 * A bar as a drawing: no `<meter>`, whose look differs from browser to browser, and no width in a `style` attribute,
 * which the security policy of the preview refuses.
 */
export function meter({ label, value, max, text }: MeterValue): Html {
  return html`<svg class="meter" role="meter" aria-label="${label}" aria-valuemin="0" aria-valuemax="${max}" aria-valuenow="${Math.min(value, max)}" aria-valuetext="${text}" viewBox="0 0 100 1" preserveAspectRatio="none">${bar(value, max)}</svg>`;
}

/** A bar beside a number that says the same: decoration. */
export function sizeBar(value: number, max: number): Html {
  return html`<svg class="meter" aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">${bar(value, max)}</svg>`;
}

/** Up to `max` the bar fills; beyond it the whole bar is the value, and the part that is too much stands out. */
function bar(value: number, max: number): Html {
  if (value > max) {
    const share = rounded((max / value) * 100);
    return html`<rect class="fill" width="${share}" height="1"/><rect class="excess" x="${share}" width="${rounded(100 - share)}" height="1"/>`;
  }
  // What is there at all is seen.
  const width = value > 0 ? Math.max(1, (value / max) * 100) : 0;
  return html`<rect class="fill" width="${rounded(width)}" height="1"/>`;
}

function rounded(share: number): number {
  return Number(share.toFixed(2));
}
