// A skill in memory with the cursor drawn as `$0`, and what accepting a completion does to its text.
import { expect } from "vitest";
import type { CompletionItem, SkillService, SkillView } from "../../../server/src/core/index.ts";
import { applyEdits, complete, createSkillService } from "../../../server/src/core/index.ts";
import { THROWING_LOGGER } from "../../support/checkInMemory.ts";
import { createMemoryHost, type MemoryHost } from "../../support/memoryHost.ts";

/** The files of a skill beside its SKILL.md, by their path in the skill's folder; others by absolute path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A skill with the cursor's place in it. */
export interface AtCursor {
  readonly view: SkillView;
  readonly text: string;
  readonly offset: number;
  readonly host: MemoryHost;
  readonly service: SkillService;
}

/** Opens `marked` (the cursor is `$0`, at the end when there is none) as /skills/pdf-tools/SKILL.md. */
export async function open(marked: string, files: Files = {}, path = "/skills/pdf-tools/SKILL.md"): Promise<AtCursor> {
  const at = marked.indexOf("$0");
  const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 2);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const entries = Object.entries(files).map(([name, contents]) => [
    name.startsWith("/") ? name : folder + name,
    contents,
  ]);
  const host = createMemoryHost({ [path]: text, ...Object.fromEntries(entries) });
  const service = createSkillService(host, THROWING_LOGGER);
  service.setDocument(host.uri(path), text);
  const view = await service.view(host.uri(path));
  if (view === undefined) {
    throw new Error("The skill did not open.");
  }
  // A byte order mark is no part of the text that the core sees.
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  return { view, text: view.skill.text, offset: (at < 0 ? text.length : at) - shift, host, service };
}

/** The labels that are offered at the cursor, in the editor's order. */
export async function labels(marked: string, files: Files = {}): Promise<string[]> {
  const { view, offset, text } = await open(marked, files);
  const { items } = await complete(view, offset);
  return sorted(items.filter((item) => isShown(item, text, offset))).map(({ label }) => label);
}

/** The text after accepting the item of that label, the cursor drawn as `$0` where the snippet leaves it. */
export async function accepted(marked: string, label: string, files: Files = {}): Promise<string> {
  const { view, offset, text } = await open(marked, files);
  const { items } = await complete(view, offset);
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) {
    throw new Error(`"${label}" is not offered; offered: ${items.map((candidate) => candidate.label).join(", ")}`);
  }
  expect(isShown(item, text, offset), `"${label}" passes the editor's filter`).toBe(true);
  return accept(text, offset, item);
}

/** What an editor makes of an item: placeholders with their defaults, choices with their first. */
export function accept(text: string, offset: number, item: CompletionItem): string {
  const { start, end } = item.replace;
  expect(start, "the replaced text begins before the cursor").toBeLessThanOrEqual(offset);
  expect(end, "the replaced text ends behind the cursor").toBeGreaterThanOrEqual(offset);
  expect(text.slice(start, end), "the replaced text is on one line").not.toMatch(/[\r\n]/);
  const newText = item.isSnippet ? expand(item.newText) : item.newText;
  return applyEdits(text, [{ span: item.replace, newText }, ...(item.additionalEdits ?? [])]);
}

function expand(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/\\([\\$}])/g, "$1");
}

/** An editor shows what holds the typed characters in their order. */
function isShown(item: CompletionItem, text: string, offset: number): boolean {
  const typed = text.slice(item.replace.start, offset).toLowerCase();
  const filter = (item.filterText ?? item.label).toLowerCase();
  let at = 0;
  for (const character of typed) {
    at = filter.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

function sorted(items: readonly CompletionItem[]): CompletionItem[] {
  const key = (item: CompletionItem): string => item.sortText ?? item.label;
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
