import type { Body } from "../document/body.ts";
import { plainText } from "../document/headingText.ts";
import { forEachChild, placeOf, type TreePlace } from "../document/treePlace.ts";
import type { SnapshotUseCase } from "./model.ts";
import { isLead, listItem, useCasesInText } from "./useCaseSentences.ts";

/** The use cases in sections of the body such as "When to use this skill": their list items, else their sentences. */
export function useCasesInSections(body: Body): readonly SnapshotUseCase[] {
  const known = found.get(body.identity);
  if (known !== undefined) {
    return known;
  }
  const titles = new Map(body.headings.map(({ span, text }) => [span.start - body.span.start, text]));
  const useCases: SnapshotUseCase[] = [];
  let isOpen = false;
  forEachChild(placeOf(body.tree, 0), (block) => {
    const title = titles.get(block.from);
    if (title !== undefined) {
      isOpen = isAboutUse(title);
    } else if (isOpen && useCases.length < MOST && block.to - block.from <= LONGEST_BLOCK) {
      isOpen = readBlock(block, body.text, useCases);
    }
  });
  found.set(body.identity, useCases);
  return useCases;
}

const found = new WeakMap<object, readonly SnapshotUseCase[]>();

/** More than are ever shown. */
const MOST = 40;
/** Longer blocks are data. */
const LONGEST_BLOCK = 20_000;

function isAboutUse(title: string): boolean {
  return title.length <= 60 && ABOUT_USE.test(title.replace(/^[^\p{L}]+/u, "").replace(/[^\p{L})]+$/u, ""));
}

const ABOUT_USE =
  /^(?:when\s+(?:to|should\s+(?:i|you))\s+(?:use|activate|invoke|apply|run|trigger|reach\s+for)(?:\s+(?:it|this|(?:this|the)\s+[\w-]+(?:\s+skill)?))?|when\s+this\s+(?:skill\s+)?(?:applies|activates|triggers|must\s+trigger|is\s+used)|use\s+(?:it|this(?:\s+skill)?)\s+(?:when|for)|(?:common\s+|typical\s+|example\s+|primary\s+)?use\s+cases|triggers?|trigger\s+(?:phrases|conditions|keywords|words)|activation(?:\s+triggers)?)$/i;

/** Reads a block of such a section; false when what follows is no longer about when to use the skill. */
function readBlock(block: TreePlace, text: string, useCases: SnapshotUseCase[]): boolean {
  if (block.name === "Paragraph") {
    const prose = plainText(block, text, block.from, block.to).trim();
    for (const useCase of useCasesInText(prose, "some")) {
      useCases.push({ ...useCase, from: "section" });
    }
    const leadsOn = isLead(prose) || (prose.length <= LONGEST_LABEL && prose.endsWith(":"));
    return !AGAINST.test(prose) && (leadsOn || !prose.endsWith(":"));
  }
  if (block.name === "BulletList" || block.name === "OrderedList") {
    forEachChild(block, (item) => {
      const words = item.name === "ListItem" ? wordsOf(item, text) : "";
      if (words !== "" && !words.endsWith(":") && !AGAINST.test(words)) {
        useCases.push({ text: listItem(words), from: "section" });
      }
    });
  }
  return true;
}

/** `Triggers:`, `The user wants one of these:`; longer sentences before a list speak of something else. */
const LONGEST_LABEL = 80;

/** Emoji and other signs may stand before the words. */
const AGAINST =
  /^[^\p{L}]{0,10}(?:do\s+not|don['’]t|not\s+for|never|avoid|skip|when\s+not\b|(?:this\s+skill\s+)?(?:is|does)\s+not)\b/iu;

/** The first paragraph of a list item as plain text. */
function wordsOf(item: TreePlace, text: string): string {
  let words = "";
  forEachChild(item, (child) => {
    if (words === "" && (child.name === "Paragraph" || child.name === "Task")) {
      words = plainText(child, text, child.from, child.to)
        .replace(/^\[[ xX]\]\s+/, "")
        .trim()
        .replace(/[;,]$/, "");
    }
  });
  return words;
}
