import { MarkupKind } from "vscode-languageserver";
import { hover as explain } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Feature } from "../session.ts";

/** What the field, value or path under the mouse means. */
export const hover: Feature = (session) => {
  session.connection.onHover(
    answer(session, "textDocument/hover", async ({ view, positions }, { position }) => {
      const content = await explain(view, positions.offset(position));
      return content === undefined
        ? null
        : { contents: { kind: MarkupKind.Markdown, value: content.markdown }, range: positions.range(content.span) };
    }),
  );
  return { hoverProvider: true };
};
