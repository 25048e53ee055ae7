import { foldingRanges } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Feature } from "../session.ts";

/** What can be folded away. */
export const foldingRange: Feature = (session) => {
  session.connection.onFoldingRanges(
    answer(session, "textDocument/foldingRange", ({ view }) => foldingRanges(view).map((range) => ({ ...range }))),
  );
  return { foldingRangeProvider: true };
};
