import { codePointLength, utf16IndexOf } from "../text/codePoints.ts";
import type { SnapshotUseCase } from "./model.ts";
import { readQuotes } from "./quotedText.ts";
import { splitSentences, textBlocks } from "./sentences.ts";

/**
 * The use cases that a text names: "Use when …", "Triggers on: a, b" and the like. `some`: every other sentence says
 * something else; `all`: the text is about nothing but its use, so that a text without such words is one as a whole.
 */
export function useCasesInText(text: string, about: "some" | "all"): readonly SnapshotUseCase[] {
  const found: SnapshotUseCase[] = [];
  for (const { prose, items } of textBlocks(text.slice(0, LONGEST_TEXT))) {
    const sentences = splitSentences(prose);
    const lead = items.length > 0 ? sentences.at(-1) : undefined;
    for (const sentence of sentences) {
      if (sentence !== lead) {
        found.push(...inSentence(sentence));
      }
    }
    if (lead === undefined ? items.length > 0 && about === "all" : isLead(lead)) {
      found.push(...items.map((item): SnapshotUseCase => ({ text: listItem(item), from: "sentence" })));
    } else if (lead !== undefined) {
      found.push(...inSentence(lead));
    }
  }
  const whole = text.replace(/\s+/g, " ").trim();
  return found.length === 0 && about === "all" && whole !== "" ? [{ text: shorten(whole), from: "sentence" }] : found;
}

/** No field is longer than a client would show. */
const LONGEST_TEXT = 10_000;
const LONGEST_USE_CASE = 300;

const VERB = "(?:use|invoke|load|apply|activate|trigger|consult)s?";
const ADVERBS = "(?:\\s+(?:only|also|always|proactively|automatically|specifically|immediately|especially|even))*";
const THIS = "(?:\\s+(?:it|this|(?:this|the)(?:\\s+[\\w-]+){0,2}\\s+(?:skill|guide|workflow|tool|agent)))?";
const WHEN = "(when(?:ever)?|if|for|to|any\\s?time|as soon as|before|after|during|while|on)";
/** `Use this skill when`, `Activate when`, `Also use it for`. */
const LEAD = new RegExp(`^(?:(?:also|always|only|please)\\s+)?${VERB}${THIS}${ADVERBS}\\s+${WHEN}\\b\\s*`, "i");
/** The same in the middle of a sentence, behind a dash or a semicolon. */
const LATER_LEAD = new RegExp(
  `\\s[—–-]\\s+(?=${VERB}${THIS}\\s+(?:when(?:ever)?|if|for)\\b)|;\\s+(?=${VERB}${THIS}\\s+${WHEN}\\b)`,
  "i",
);
/** `WHEN TO USE:`, behind which a sentence stands. */
const LABEL = /^(?:when\s+to\s+(?:use|activate)(?:\s+(?:it|this(?:\s+skill)?))?|use\s+cases?)\s*[:—–]\s*/i;
/** `Triggers on: `, `Trigger for requests like `, `USE FOR: `: what a list of triggers stands behind. */
const TRIGGERS = new RegExp(
  `^(?:also\\s+)?(?:triggers?|triggered|keywords?|activat(?:es?|ed|ion)|(?:use|invoke)\\s+for|${VERB}${THIS}\\s+(?:when|for|on))` +
    "(?:\\s+(?:on|for|when|with|by|words?|phrases?|terms?|keywords?|requests?|prompts?|questions?|queries|include|includes|including|are|like|such as|the|an?|any|user|users|someone|says|asks|asked|mentions|types|to|of|these|following|skill)\\b)*\\s*",
  "i",
);

/** Whether a sentence says "Use this skill when" or the like, so that a list behind it is one of use cases. */
export function isLead(sentence: string): boolean {
  const colon = sentence.trimEnd().replace(/:$/, "");
  return (LEAD.test(`${colon} `) || LABEL.test(`${colon}:`) || TRIGGERS.test(colon)) && !NEGATIVE.test(sentence);
}

/** A list whose line breaks a folded text has lost: `: - a - b`. */
const DASHES = /(?::\s|^)\s*-\s/;
const NEGATIVE = /^(?:do\s+not|don['’]t|never|not)\b/i;

function inSentence(given: string): readonly SnapshotUseCase[] {
  const later = LATER_LEAD.exec(given);
  const positive = given.slice(later === null ? 0 : later.index + later[0].length);
  const sentence = positive.replace(LABEL, "").trim();
  const isLabelled = sentence.length < positive.trim().length;
  if (sentence.endsWith(":")) {
    return [];
  }
  const dashes = sentence.search(DASHES);
  if (dashes >= 0 && (isLabelled ? dashes === 0 : isLead(sentence.slice(0, dashes + 1)))) {
    const items = sentence
      .slice(dashes)
      .replace(/^:?\s*-\s+/, "")
      .split(/\s-\s+/);
    return items.map((item) => ({ text: listItem(item.trim()), from: "sentence" }));
  }
  return (
    triggersIn(sentence) ?? situationIn(sentence) ?? (isLabelled && !NEGATIVE.test(sentence) ? whole(sentence) : [])
  );
}

/** A list of triggers: behind a colon, or all in quotes. */
function triggersIn(sentence: string): readonly SnapshotUseCase[] | undefined {
  const lead = TRIGGERS.exec(sentence)?.[0];
  if (lead === undefined) {
    return undefined;
  }
  const rest = sentence.slice(lead.length);
  const colon = (/^(?:also\s+)?(?:trigger|keyword|activat)/i.test(lead) ? LATER_COLON : COLON).exec(rest)?.[0];
  const list = colon === undefined ? rest : rest.slice(colon.length);
  const isQuoted = /^["“'‘«„「]/.test(list) && readQuotes(list).quotes.length > 0;
  if (colon === undefined && !isQuoted) {
    return undefined;
  }
  return splitList(list, isQuoted)
    .map((item) =>
      item
        .trim()
        .replace(/^(?:or|and)\s+/i, "")
        .replace(/[.,;]+$/, ""),
    )
    .map(unquote)
    .filter((item) => item !== "" && !/^etc\b/i.test(item))
    .map((text) => ({ text: shorten(text), from: "trigger" }));
}

const COLON = /^:\s+/;
/** `Triggers on these words of the user: `. */
const LATER_COLON = /^[^"“:]{0,40}?:\s+/;

/** The parts of an enumeration; where it is of quotes, only those. */
function splitList(list: string, isQuoted: boolean): readonly string[] {
  const { quotes, isInside } = readQuotes(list);
  if (isQuoted && quotes.length > 1) {
    return quotes.map(({ start, end }) => list.slice(start, end));
  }
  const separators = [...list.matchAll(/[,;]/g)].map(({ index }) => index).filter((index) => !isInside(index));
  const strong = separators.filter((index) => list[index] === ";");
  const used = strong.length > 0 ? strong : separators;
  return [...used, list.length].map((end, index) => list.slice(index === 0 ? 0 : (used[index - 1] ?? 0) + 1, end));
}

/** One situation: `Use when editing PDF files.` */
function situationIn(sentence: string): readonly SnapshotUseCase[] | undefined {
  const match = LEAD.exec(sentence);
  const word = match?.[1];
  if (match === null || word === undefined) {
    return undefined;
  }
  const rest = untilSemicolon(sentence.slice(match[0].length)).trim();
  if (rest === "" || /^[:—–-]/.test(rest)) {
    return [];
  }
  const isWhen = /^(?:when(?:ever)?|if)$/i.test(word);
  const isBare = /^to$/i.test(word) || (isWhen && SUBJECT.test(rest));
  return whole(capitalized(isBare ? rest : `${word.toLowerCase()} ${rest}`));
}

/** What can stand without "when": something that is done, or someone who does it. */
const SUBJECT = /^(?:[a-z-]+ing|the|an?|any|your?|users?|someone|somebody|anyone|people|developers?|teams?)\b/i;

function untilSemicolon(text: string): string {
  const { isInside } = readQuotes(text);
  for (let at = text.indexOf(";"); at >= 0; at = text.indexOf(";", at + 1)) {
    if (!isInside(at)) {
      return text.slice(0, at);
    }
  }
  return text;
}

function whole(sentence: string): readonly SnapshotUseCase[] {
  const ended = /[.!?…"”')\]]$/.test(sentence) ? sentence : `${sentence.replace(/[,:;]+$/, "")}.`;
  return [{ text: shorten(capitalized(ended)), from: "sentence" }];
}

/** A first word in lower case that is a word: no `azd`, no `javax.*`. */
function capitalized(text: string): string {
  return /^[a-z]+(?=[\s,])/.test(text) ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : text;
}

/** An item of a list of use cases: itself, unless it says "Use this skill when" once more. */
export function listItem(item: string): string {
  return situationIn(item)?.[0]?.text ?? shorten(unquote(item));
}

/** Without the quotes around all of it. */
function unquote(text: string): string {
  const { quotes } = readQuotes(text);
  const [only] = quotes;
  return quotes.length === 1 && only?.start === 1 && only.end === text.length - 1 ? text.slice(1, -1) : text;
}

/** A use case is a line, not a page. */
function shorten(text: string): string {
  if (codePointLength(text) <= LONGEST_USE_CASE) {
    return text;
  }
  const head = text.slice(0, utf16IndexOf(text, LONGEST_USE_CASE - 1));
  const word = head.lastIndexOf(" ");
  return `${(word > 0 ? head.slice(0, word) : head).replace(/[\s,;:.]+$/, "")}…`;
}
