/**
 * Long lines must not hang the editor: a line of 100 KB of what our rules begin with is tokenised in a fraction of a
 * second (VS Code itself stops at 20,000 characters). A rule that goes back over the line for each character of it
 * would take minutes. The base grammars have such rules, so brackets are not among the texts.
 */
import { describe, expect, it } from "vitest";
import { npmHost } from "./hosts.ts";
import { loadGrammar, tokenize } from "./tokenize.ts";

const length = 100_000;

const texts = {
  "paths without an extension": "references/a ",
  "a path that goes on": "references/",
  "segments that go on": "b/",
  "a name that goes on": "a",
  "dots that go on": "a.",
  "paths with an extension": "scripts/a.sh ",
  "roots that go on": "{baseDir}/a",
  dollars: "$",
  arguments: "$ARGUMENTS ",
  "arguments that go on": "$ARGUMENTS_",
  "numbered arguments": "$1 ",
  "substitutions that do not close": "${CLAUDE_",
  commands: "!`a` ",
  "commands that do not close": " !`",
  "code spans with paths": "`scripts/a.sh $1` ",
  "code spans that do not close": "`/",
  escapes: "\\$",
};

// What comes before and after makes one long candidate of the repeated text.
const frames = { "in prose": ["see references/", " end"], "in a code span": ["`$ARGUMENTS ", "`"] };

const headers = {
  tools: ["allowed-tools: ", "Bash(git:*) "],
  "parentheses that do not close": ["allowed-tools: ", "a("],
  "nested parentheses": ["allowed-tools: ", "a(b("],
  "a quoted list": ['allowed-tools: "', 'Bash(a\\" '],
  "escapes in quotes": ["allowed-tools: '", "a(''"],
  names: ["depends-on: [", "a:b, "],
  "names without end": ["related-skills: ", "a:"],
};

describe(`a line of ${length} characters`, () => {
  for (const [what, unit] of Object.entries(texts)) {
    for (const [where, [before = "", after = ""]] of Object.entries(frames)) {
      it(`${what}, ${where}`, () => expectFast(before + unit.repeat(length / unit.length) + after));
    }
  }

  for (const [what, [key = "", unit = ""]] of Object.entries(headers)) {
    it(`${what}, in the header`, () => expectFast(`---\n${key}${unit.repeat(length / unit.length)}\nname: x\n---\n`));
  }
});

/** A rule that goes back over the line for each of its characters does not come to the end before the runner gives up. */
async function expectFast(text: string): Promise<void> {
  const { grammar } = await loadGrammar(npmHost, "skill");
  const longest = tokenize(grammar, text)
    .flatMap(({ tokens }) => tokens)
    .reduce((end, token) => Math.max(end, token.end), 0);
  expect(longest).toBeGreaterThanOrEqual(length);
}
