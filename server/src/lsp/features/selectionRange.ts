import type { Position, SelectionRange } from "vscode-languageserver";
import { selectionRanges } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Feature, OpenSkill } from "../session.ts";

/** What "expand selection" selects, step by step. */
export const selectionRange: Feature = (session) => {
  session.connection.onSelectionRanges(
    answer(session, "textDocument/selectionRange", (skill, params) =>
      params.positions.map((position) => around(skill, position)),
    ),
  );
  return { selectionRangeProvider: true };
};

function around({ view, positions }: OpenSkill, position: Position): SelectionRange {
  const spans = selectionRanges(view, positions.offset(position));
  const whole = spans.toReversed().reduce<SelectionRange | undefined>((parent, span) => {
    const range = positions.range(span);
    return parent === undefined ? { range } : { range, parent };
  }, undefined);
  // The protocol wants one answer for each position, however little there is to select.
  return whole ?? { range: { start: position, end: position } };
}
