import { parseYaml } from "./parseYaml.ts";
import { doubleQuoted } from "./writeYaml.ts";
import type { ScalarStyle } from "./yamlNode.ts";

/** A text as the value of a top-level key: plain where every YAML reads that as the same string, else in double quotes. */
export function writeScalar(text: string): string {
  return isPlainSafe(text) ? text : doubleQuoted(text);
}

/** A text in the style that a value had: in its quotes, or plain where that is possible. */
export function writeScalarLike(style: ScalarStyle, text: string): string {
  switch (style) {
    case "single":
      return CONTROL.test(text) ? doubleQuoted(text) : `'${text.replace(/'/g, "''")}'`;
    case "double":
      return doubleQuoted(text);
    case "plain":
    case "literal":
    case "folded":
      return writeScalar(text);
  }
}

/** Line breaks among them: in single quotes they would have to be folded. */
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/u;

/** What YAML 1.1, which Python's parser reads, takes for a boolean, a date or a number though YAML 1.2 does not. */
const OLD_TYPES = /^(?:y|n|yes|no|on|off|[-+]?[\d_.,:][eT\d_.,:Z +-]*)$/i;

function isPlainSafe(text: string): boolean {
  if (text === "" || CONTROL.test(text) || OLD_TYPES.test(text)) {
    return false;
  }
  const { problem, fields } = parseYaml(`k: ${text}`, 0);
  const value = fields[0]?.value;
  return problem === undefined && value?.type === "scalar" && value.style === "plain" && value.value === text;
}
