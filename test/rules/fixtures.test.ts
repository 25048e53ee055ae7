// Every fixture of every rule: exact findings, the fixed text, and that no rule throws on any beginning of the file.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FileOperation, Finding } from "../../server/src/core/finding.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import { applyEdits } from "../../server/src/core/text/edit.ts";
import { createLineIndex } from "../../server/src/core/text/lineIndex.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";
import { type ExpectedFinding, type ExpectedFix, readRuleFixture } from "../support/ruleFixture.ts";

const root = new URL("fixtures/", import.meta.url).pathname;

for (const id of readdirSync(root).sort()) {
  describe(id, () => {
    const rule = RULES.find((candidate) => candidate.id === id);
    for (const file of readdirSync(`${root}${id}`).sort()) {
      test(file.replace(/\.md$/, ""), async () => {
        if (rule === undefined) {
          throw new Error(`There is no rule "${id}".`);
        }
        const fixture = readRuleFixture(`${root}${id}/${file}`);
        const text = fixture.files[fixture.main] ?? "";
        const { folder } = await folderInMemory(fixture.files, fixture.main);
        const check = (source: string): readonly Finding[] => findingsOf(source, folder, [rule]);

        const findings = check(text);
        expect(draw(findings, text, fixture.expected)).toEqual(fixture.expected.map(asLine));

        for (const fix of fixture.fixes) {
          expect(applyExpected(fix, text, findings, check)).toEqual({ text: fix.text, files: fix.files });
        }
        if (fixture.fixes.some(({ title }) => title === undefined)) {
          const fixed = applyFixes(text, check, "safe", true).text;
          expect(applyFixes(fixed, check, "safe", false).text, "fixing twice changes nothing").toBe(fixed);
        }
        // Every beginning of a short file, some 500 of a long one.
        for (let end = 0; end < text.length; end += Math.max(1, Math.floor(text.length / 500))) {
          check(text.slice(0, end));
        }
      });
    }
  });
}

function asLine({ rule, severity, messageId, line, start, end, open }: ExpectedFinding): string {
  const where = `${line}:${start}-${open ? `${end}…` : end}`;
  return [where, rule, severity, messageId].filter((part) => part !== undefined).join(" ");
}

/** Findings in the words of {@link asLine}, with as much said of each as the fixture says of the one in its place. */
function draw(findings: readonly Finding[], text: string, expected: readonly ExpectedFinding[]): string[] {
  const lines = createLineIndex(text);
  return findings.map((finding, index) => {
    const start = lines.positionAt(finding.span.start);
    const end = lines.positionAt(finding.span.end);
    const open = end.line > start.line;
    const lineEnd = lines.lineEnd(start.line) - lines.lineStart(start.line);
    const empty = finding.span.start === finding.span.end;
    return asLine({
      rule: finding.rule,
      severity: expected[index]?.severity === undefined ? undefined : finding.severity,
      messageId: expected[index]?.messageId === undefined ? undefined : finding.messageId,
      line: start.line,
      start: start.character,
      end: open ? Math.max(lineEnd, start.character + 1) : end.character + (empty ? 1 : 0),
      open,
    });
  });
}

function applyExpected(
  expected: ExpectedFix,
  text: string,
  findings: readonly Finding[],
  check: (source: string) => readonly Finding[],
): { text: string; files: string[] } {
  if (expected.title === undefined) {
    const result = applyFixes(text, check, "safe", true);
    return { text: result.text, files: result.files.map(describeOperation) };
  }
  const offered = findings.flatMap(({ fixes }) => fixes);
  const fix = offered.find(({ title }) => title === expected.title);
  if (fix === undefined) {
    throw new Error(`No fix "${expected.title}"; offered: ${offered.map(({ title }) => title).join(" | ")}`);
  }
  return { text: applyEdits(text, fix.edits), files: fix.files.map(describeOperation) };
}

function describeOperation(operation: FileOperation): string {
  switch (operation.type) {
    case "create":
      return `create ${operation.path}`;
    case "renameFolder":
      return `renameFolder ${operation.to}`;
    case "reencode":
      return "reencode";
  }
}
