import { diagnoseYaml } from "../document/diagnoseYaml.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { parseSkill } from "../document/parseSkill.ts";
import { repairYaml } from "../document/repairYaml.ts";
import { applyEdits } from "../text/edit.ts";
import { shiftSpan } from "../text/span.ts";

/**
 * The frontmatter as its author meant it: a broken one with the first repair of each mistake, as far as there are any.
 * A snapshot shows what is written, beside the word that no client sees it. Positions are those of the repaired text.
 */
export function meantFrontmatter(frontmatter: Frontmatter): Frontmatter {
  if (frontmatter.problem === undefined) {
    return frontmatter;
  }
  const known = meant.get(frontmatter);
  if (known !== undefined) {
    return known;
  }
  let repaired = frontmatter;
  for (let mistake = 0; mistake < MOST_MISTAKES && repaired.problem !== undefined; mistake++) {
    const next = withFirstRepair(repaired);
    if (next === undefined) {
      break;
    }
    repaired = next;
  }
  meant.set(frontmatter, repaired);
  return repaired;
}

/** Real drafts have one or two; whoever has more sees the rest when these are mended. */
const MOST_MISTAKES = 4;

/** A frontmatter that did not change stays the same object. */
const meant = new WeakMap<Frontmatter, Frontmatter>();

function withFirstRepair({ text, envelope }: Frontmatter): Frontmatter | undefined {
  const { start, end } = envelope.content;
  const source = text.slice(start, end);
  const diagnosis = diagnoseYaml(source);
  const [repair] = diagnosis === undefined ? [] : repairYaml(source, diagnosis, text);
  if (repair === undefined) {
    return undefined;
  }
  const edits = repair.edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, start) }));
  return parseSkill(applyEdits(text, edits)).frontmatter;
}
