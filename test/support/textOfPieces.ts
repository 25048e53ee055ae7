import fc from "fast-check";
import { FIELDS } from "../../server/src/core/spec/fields.ts";

/** What skills are made of, and what opens, closes or breaks each part of the format. */
const PIECES = [
  "---\n",
  "---\r\n",
  "name: ",
  "description: ",
  "allowed-tools: ",
  "license: ",
  "metadata:\n",
  "  a: b\n",
  ">-\n",
  "[",
  "](",
  ")",
  "<",
  ">",
  "`",
  "``",
  "```\n",
  "references/",
  "a b.md",
  "scripts/run.py",
  "#",
  "# A\n",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "- ",
  "> ",
  "1. ",
  "<!--",
  "-->",
  "$ARGUMENTS",
  "${CLAUDE_SKILL_DIR}/",
  "😀",
  "中文",
  "\uFEFF",
  "\u00A0",
  "\u3000",
  "\u2028",
  "\ud83d",
  "\\",
  '"',
  "'",
  ": ",
  "&a ",
  "*a",
  "![",
  "[x]: ",
  "| a |\n|---|\n",
  " ",
  "word",
];

const KEYS = FIELDS.map(({ key }) => `${key}: `);

/** A text made of the format's own pieces, in any order. */
export const TEXT_OF_PIECES: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((parts) => parts.join(""));

/** Such a text behind an opening line: every field gets values that it was not made for. */
export const FRONTMATTER_OF_PIECES: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), fc.array(fc.constantFrom(...PIECES), { maxLength: 5 })), { maxLength: 6 })
  .map((fields) => `---\n${fields.map(([key, value]) => `${key}${value.join("")}\n`).join("")}---\n# A\n`);
