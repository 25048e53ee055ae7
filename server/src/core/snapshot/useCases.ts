import type { Body } from "../document/body.ts";
import type { SnapshotUseCase } from "./model.ts";
import { useCasesInSections } from "./useCaseSections.ts";
import { useCasesInText } from "./useCaseSentences.ts";

/**
 * When to use the skill, in its author's words: from the description, from the field `when_to_use` and from sections of
 * the body such as "When to use". In languages other than English only sections with English headings are found.
 */
export function findUseCases(description: string, whenToUse: string, body: Body): readonly SnapshotUseCase[] {
  const all = [
    ...useCasesInText(description, "some"),
    ...useCasesInText(whenToUse, "all"),
    ...useCasesInSections(body),
  ];
  const distinct = withoutRepetition(all);
  // Triggers are many and say little: they take the room that the others leave.
  const room = MOST - distinct.filter(({ from }) => from !== "trigger").length;
  let triggers = 0;
  return distinct.filter(({ from }) => from !== "trigger" || ++triggers <= room).slice(0, MOST);
}

const MOST = 12;

function withoutRepetition(all: readonly SnapshotUseCase[]): readonly SnapshotUseCase[] {
  const seen = new Set<string>();
  return all.filter(({ text }) => {
    const folded = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const isNew = folded !== "" && !seen.has(folded);
    seen.add(folded);
    return isNew;
  });
}
