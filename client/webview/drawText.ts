import type { TextPart } from "../../server/src/page/index.ts";
import { morph } from "./morph.ts";

/** Draws the text of a skill part by part, so that the frame answers also while a very long one is drawn. */
export interface TextDrawing {
  /**
   * Makes the article show these parts: at once when that is quick, else with pauses, in which a newer call takes over.
   * Parts that did not change stay the same elements. `changed` is called before each step, `done` behind the last.
   */
  draw(article: HTMLElement | null, parts: readonly TextPart[], changed: () => void, done: () => void): void;
}

/** How long the first step may take, and each further one, in milliseconds: an ordinary skill is drawn in one. */
const FIRST_STEP = 40;
const STEP = 25;

interface Shown {
  readonly element: HTMLElement;
  key: string;
  html: string;
}

/** The drawing of one frame. */
export function createTextDrawing(): TextDrawing {
  let shownIn: HTMLElement | null = null;
  let shown: Shown[] = [];
  let newest = 0;

  return {
    draw(article, parts, changed, done) {
      newest += 1;
      if (article !== shownIn) {
        shownIn = article;
        shown = [];
        article?.replaceChildren();
      }
      if (article === null) {
        done();
        return;
      }
      shown = arrange(article, shown, parts);
      const mine = newest;
      const all = shown;
      const step = (from: number, time: number): void => {
        const end = performance.now() + time;
        changed();
        for (let index = from; index < parts.length; index += 1) {
          if (index > from && performance.now() > end) {
            setTimeout(() => {
              if (newest === mine) {
                step(index, STEP);
              }
            });
            return;
          }
          fill(all[index], parts[index]);
        }
        done();
      };
      step(0, FIRST_STEP);
    },
  };
}

/** An element for each part: those at both ends that stay, and between them as many as are wanted, not yet filled. */
function arrange(article: HTMLElement, shown: readonly Shown[], parts: readonly TextPart[]): Shown[] {
  const most = Math.min(shown.length, parts.length);
  let start = 0;
  while (start < most && shown[start]?.key === parts[start]?.key) {
    start += 1;
  }
  let end = 0;
  while (end < most - start && shown.at(-1 - end)?.key === parts.at(-1 - end)?.key) {
    end += 1;
  }
  const rest = shown.slice(shown.length - end);
  const middle = shown.slice(start, shown.length - end);
  const wanted = parts.length - end - start;
  for (const { element } of middle.splice(wanted)) {
    element.remove();
  }
  const behind = rest[0]?.element ?? null;
  while (middle.length < wanted) {
    const element = document.createElement("div");
    element.className = "part";
    article.insertBefore(element, behind);
    middle.push({ element, key: "", html: "" });
  }
  const arranged = [...shown.slice(0, start), ...middle, ...rest];
  arranged.forEach(({ element }, index) => {
    element.dataset["from"] = String(parts[index]?.line ?? 0);
  });
  return arranged;
}

function fill(shown: Shown | undefined, part: TextPart | undefined): void {
  if (shown === undefined || part === undefined) {
    return;
  }
  const html = part.render().toString();
  shown.key = part.key;
  if (shown.html !== html) {
    shown.html = html;
    const template = document.createElement("template");
    template.innerHTML = html;
    const wanted = shown.element.cloneNode(false) as HTMLElement;
    wanted.append(template.content);
    morph(shown.element, wanted, () => true);
  }
}
