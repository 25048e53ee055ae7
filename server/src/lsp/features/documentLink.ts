import { documentLinks } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Feature } from "../session.ts";

/** A link for every reference to a file or heading that is there. */
export const documentLink: Feature = (session) => {
  const canExplain = session.client.textDocument?.documentLink?.tooltipSupport === true;
  session.connection.onDocumentLinks(
    answer(session, "textDocument/documentLink", async ({ view, positions }) =>
      (await documentLinks(view)).map(({ span, target, tooltip }) => {
        const range = positions.range(span);
        return canExplain ? { range, target, tooltip } : { range, target };
      }),
    ),
  );
  return { documentLinkProvider: { resolveProvider: false } };
};
