import { trimmed } from "../text/trim.ts";
import { defineRule } from "./rule.ts";

/** The frontmatter is a YAML map of fields (Agent Skills specification, "Frontmatter"). */
export const yamlNotAMap = defineRule({
  id: "yaml-not-a-map",
  severity: "error",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    list: () => `The frontmatter is a list. ${WANTED} Take away the dash before each field.`,
    scalar: () => `The frontmatter is a text without fields. ${WANTED} Write "name: …" and "description: …".`,
  },
  *check({ frontmatter }) {
    const { envelope, root, problem, text } = frontmatter;
    if (envelope.state === "absent" || problem !== undefined || root === "map" || root === "empty") {
      return;
    }
    yield { message: root, span: trimmed(text, envelope.content) };
  },
});

const WANTED = 'Every client wants fields ("key: value") there, and finds no name and no description otherwise.';
