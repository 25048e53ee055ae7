import { type LineMark, lineAtTop, lineScale, topOfLine } from "./lineScale.ts";

/** Keeps the page beside the editor: what the editor shows at its top stands at the page's top, and the other way. */
export interface ScrollSync {
  /** The editor shows this line at its top (from 0). */
  scrollToLine(line: number): void;
  /** Puts the page where it was, without the editor following. */
  scrollToTop(top: number): void;
  /** Repeats the last of these, unless the author scrolled since: the page may have grown. */
  again(): void;
  /** The page is about to change: what moves now was not moved by the author. */
  settle(): void;
}

/** How long after a change of the page scrolling is not taken for the author's, in milliseconds. */
const SETTLING = 200;

/**
 * Watches the page's scrolling. `endLine` is the number of lines of SKILL.md; `scrolled` gets the line at the top when
 * the author scrolled, `moved` the position in pixels whenever it changed.
 */
export function createScrollSync(
  endLine: () => number,
  scrolled: (line: number) => void,
  moved: (top: number) => void,
): ScrollSync {
  /** Where we scrolled to: the event that follows is our own echo. */
  let expected = Number.NaN;
  let settledAt = 0;
  let pending = false;
  let last: (() => void) | undefined;

  const settle = (): void => {
    settledAt = performance.now() + SETTLING;
  };
  const goTo = (top: () => number): void => {
    last = () => {
      window.scrollTo({ top: top(), behavior: "instant" });
      expected = window.scrollY;
    };
    last();
  };
  const react = (): void => {
    pending = false;
    moved(window.scrollY);
    if (Math.abs(window.scrollY - expected) < 2 || performance.now() < settledAt) {
      return;
    }
    expected = Number.NaN;
    last = undefined;
    scrolled(lineAtTop(measure(endLine()), window.scrollY));
  };
  window.addEventListener(
    "scroll",
    () => {
      if (!pending) {
        pending = true;
        requestAnimationFrame(react);
      }
    },
    { passive: true },
  );
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(
      type,
      () => {
        last = undefined;
      },
      { passive: true, capture: true },
    );
  }
  window.addEventListener("resize", settle);
  // Images that arrive push the page about.
  document.addEventListener("load", settle, true);
  document.addEventListener("toggle", settle, true);

  return {
    scrollToLine: (line) => goTo(() => topOfLine(measure(endLine()), line)),
    scrollToTop: (top) => goTo(() => top),
    again: () => last?.(),
    settle,
  };
}

/**
 * Where the lines stand now. A button that leads to a line bears its number too, and is no place of that line. Within a
 * part of the text, lines count from its first.
 */
function measure(endLine: number): readonly LineMark[] {
  const offset = window.scrollY;
  const marks: LineMark[] = [];
  let bottom = 0;
  for (const element of document.querySelectorAll<HTMLElement>("[data-line]:not([data-action])")) {
    if (element.getClientRects().length > 0) {
      const box = element.getBoundingClientRect();
      const from = element.closest<HTMLElement>("[data-from]")?.dataset["from"] ?? 0;
      marks.push({ line: Number(from) + Number(element.dataset["line"]), top: box.top + offset });
      bottom = Math.max(bottom, box.bottom + offset);
    }
  }
  return lineScale([...marks, { line: endLine, top: bottom }]);
}
