import type { ParsedSkill } from "../document/parseSkill.ts";
import { argumentNames, findSubstitutions, LONGEST_SUBSTITUTION } from "../spec/substitutions.ts";
import { shiftSpan, touches } from "../text/span.ts";
import type { HoverContent } from "./hoverContent.ts";
import { inlineCode } from "./markdownText.ts";

/** What a client puts in the place of the substitution at `offset`; in code blocks too, as the clients do. */
export function hoverSubstitution({ body, text, frontmatter }: ParsedSkill, offset: number): HoverContent | undefined {
  if (offset < body.span.start) {
    return undefined;
  }
  const from = Math.max(body.span.start, offset - LONGEST_SUBSTITUTION);
  const names = argumentNames(frontmatter.get("arguments"));
  for (const found of findSubstitutions(text.slice(from, offset + LONGEST_SUBSTITUTION), names)) {
    const span = shiftSpan(found.span, from);
    if (touches(span, offset)) {
      return { markdown: `${inlineCode(found.text)}\n\n${found.meaning}`, span };
    }
  }
  return undefined;
}
