import type { LocationLink } from "vscode-languageserver";
import { definition as findDefinition } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Feature } from "../session.ts";

/** The file or heading that a reference names. */
export const definition: Feature = (session) => {
  const canLink = session.client.textDocument?.definition?.linkSupport === true;
  session.connection.onDefinition(
    answer(session, "textDocument/definition", async ({ view, positions }, { position }) => {
      const found = await findDefinition(view, positions.offset(position));
      if (found === undefined) {
        return null;
      }
      const { uri, start, end, origin } = found;
      const range = { start, end };
      const link: LocationLink = {
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
        originSelectionRange: positions.range(origin),
      };
      return canLink ? [link] : { uri, range };
    }),
  );
  return { definitionProvider: true };
};
