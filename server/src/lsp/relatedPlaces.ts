import type { Location } from "vscode-languageserver";
import { childUri, createLineIndex, decodeBytes, type Finding, type SkillCheck } from "../core/index.ts";
import type { Documents, OpenDocument } from "./documents.ts";
import { createPositions, type Positions } from "./positions.ts";

/** Says where a related place lies. */
export type Locate = (place: Finding["related"][number]) => Location;

/**
 * The places that the findings of a check refer to. Those in other files need the lines of these files: they are read
 * once each, from the editor where they are open.
 */
export async function locateRelated(
  check: SkillCheck,
  document: OpenDocument,
  positions: Positions,
  documents: Documents,
): Promise<Locate> {
  const elsewhere = new Map<string, { uri: string; positions: Positions }>();
  const { folder, host } = check;
  for (const path of otherFiles(check.findings)) {
    const uri = folder === undefined ? document.uri : childUri(folder.uri, path);
    const open = documents.get(uri);
    const text = open?.content.getText() ?? decodeBytes((await host.readFile(uri, LARGEST_FILE)) ?? NOTHING).text;
    elsewhere.set(path, { uri: open?.uri ?? uri, positions: createPositions(createLineIndex(text)) });
  }
  return ({ path, span }) => {
    const other = path === undefined ? undefined : elsewhere.get(path);
    return other === undefined
      ? { uri: document.uri, range: positions.range(span) }
      : { uri: other.uri, range: other.positions.range(span) };
  };
}

const LARGEST_FILE = 1_000_000;
const NOTHING = new Uint8Array();

function otherFiles(findings: readonly Finding[]): Set<string> {
  return new Set(findings.flatMap(({ related }) => related.flatMap(({ path }) => (path === undefined ? [] : [path]))));
}
