import type { Encoding } from "../document/decode.ts";
import { remove } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { defineRule, fileFix, safeFix } from "./rule.ts";

/**
 * A skill is UTF-8 text: the reference validator and Codex read it as such and stop at the first byte that is not. The
 * NUL character is valid UTF-8, but no YAML and a mark of binary files for most tools.
 */
export const encodingNotUtf8 = defineRule({
  id: "encoding-not-utf8",
  severity: "error",
  reads: ["file"],
  fix: "safe",
  messages: {
    utf16: () =>
      "The file is encoded as UTF-16. Clients read skills as UTF-8 and find no frontmatter in it. Save it as UTF-8.",
    windows1252: () =>
      "This character is not valid UTF-8; the file looks like Windows-1252. Codex and the reference validator cannot read it, other clients show wrong characters. Save it as UTF-8.",
    nul: () =>
      "There is a NUL character here, which cannot be seen. YAML does not allow it, and tools take the file for a binary one. Remove it.",
    binary: () =>
      "The file is full of NUL characters: it is a binary file, or text in an encoding that cannot be guessed. No client can read it. Save it as UTF-8.",
  },
  *check({ file: { text, encoding, lines } }) {
    if (encoding.name === "utf-16le" || encoding.name === "utf-16be") {
      yield { message: "utf16", span: { start: 0, end: lines.lineEnd(0) }, fixes: [reencode("safe")] };
      return;
    }
    if (encoding.name === "windows-1252") {
      const span = firstWrong(text, encoding);
      // What looks like Windows-1252 may be another code page: then the words are wrong, and only a person sees that.
      const fixes = [reencode(encoding.certain === true ? "safe" : "unsafe")];
      yield { message: "windows1252", span, fixes };
    }
    const runs = nulRuns(text);
    const first = runs[0];
    if (first === undefined) {
      return;
    }
    const total = runs.reduce((sum, { start, end }) => sum + end - start, 0);
    if (runs.length > MOST_RUNS || total > text.length * BINARY_SHARE) {
      yield { message: "binary", span: first };
    } else {
      yield { message: "nul", span: first, fixes: () => [safeFix("Remove the NUL characters", ...runs.map(remove))] };
    }
  },
});

/** More stretches of NUL than this, or a larger part of the file, are no slip of an editor. */
const MOST_RUNS = 1000;
const BINARY_SHARE = 0.1;

function reencode(kind: "safe" | "unsafe"): ReturnType<typeof fileFix> {
  return fileFix("Save the file as UTF-8", kind, [{ type: "reencode" }]);
}

/** An editor that read the file as UTF-8 has put a replacement character where we put the likely one. */
function firstWrong(text: string, { firstInvalid = 0 }: Encoding): Span {
  const replaced = text.indexOf("\uFFFD");
  const start = Math.min(replaced === -1 ? firstInvalid : replaced, Math.max(0, text.length - 1));
  return { start, end: Math.min(text.length, start + 1) };
}

function nulRuns(text: string): Span[] {
  const runs: Span[] = [];
  for (let start = text.indexOf("\0"); start !== -1 && runs.length <= MOST_RUNS; ) {
    let end = start;
    while (text[end] === "\0") {
      end++;
    }
    runs.push({ start, end });
    start = text.indexOf("\0", end);
  }
  return runs;
}
