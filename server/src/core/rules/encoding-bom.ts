import { defineRule, fileFix } from "./rule.ts";

/**
 * A byte order mark stands before the opening `---`: Codex and the reference validator want `---` as the very first
 * bytes, and Claude Code ignored such skills until August 2026 (its changelog).
 */
export const encodingBom = defineRule({
  id: "encoding-bom",
  severity: "warning",
  reads: ["file"],
  fix: "safe",
  messages: {
    bom: () =>
      "The file begins with a byte order mark, which cannot be seen. Codex, the reference validator and older versions of Claude Code do not find the frontmatter behind it. Save the file as UTF-8 without it.",
  },
  *check({ file: { encoding, lines } }) {
    // In UTF-16 the mark is right; that the file is UTF-16 is the finding.
    if (encoding.bom && (encoding.name === "utf-8" || encoding.name === "windows-1252")) {
      const fixes =
        encoding.name === "utf-8" ? [fileFix("Remove the byte order mark", "safe", [{ type: "reencode" }])] : [];
      yield { message: "bom", span: { start: 0, end: lines.lineEnd(0) }, fixes };
    }
  },
});
