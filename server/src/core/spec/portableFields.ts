import type { Client, FieldSpec } from "./fieldSpec.ts";
import { COMPATIBILITY_MAX, DESCRIPTION_MAX, NAME_MAX } from "./limits.ts";

const EVERY_CLIENT: readonly Client[] = [
  "specification",
  "claude-code",
  "claude-ai",
  "vscode",
  "codex",
  "cursor",
  "openclaw",
  "opencode",
];

/** The six fields of the Agent Skills specification ("Frontmatter"): what every client accepts. */
export const PORTABLE_FIELDS: readonly FieldSpec[] = [
  {
    key: "name",
    type: "string",
    summary:
      "The skill's identifier: lowercase letters, digits and single hyphens, the same as the name of the skill's folder. Required by the specification; Claude Code and VS Code fall back to the folder's name.",
    maxLength: NAME_MAX,
    source: 'Agent Skills specification, "name field"',
    clients: EVERY_CLIENT,
    snippet: "${1:skill-name}",
  },
  {
    key: "description",
    type: "string",
    summary:
      "What the skill does and when to use it: the only text that an agent sees before it decides to load the skill. Required. Codex skips a skill whose description is too long; Claude Code cuts it in its listing at 1,536 characters, `when_to_use` included.",
    maxLength: DESCRIPTION_MAX,
    source: 'Agent Skills specification, "description field"',
    clients: EVERY_CLIENT,
    snippet: '"${1:What it does}. Use when ${2:the situation}."',
  },
  {
    key: "license",
    type: "string",
    summary:
      "The skill's license: an SPDX identifier such as `MIT`, or the name of a license file in the skill's folder. ClawHub publishes every skill under MIT-0.",
    source: 'Agent Skills specification, "license field"',
    clients: ["specification", "vscode"],
    snippet: "${1:MIT}",
  },
  {
    key: "compatibility",
    type: "string",
    summary:
      "What the skill needs around it: the product it was written for, system packages, network access. Leave it out when there is nothing to say.",
    maxLength: COMPATIBILITY_MAX,
    source: 'Agent Skills specification, "compatibility field"',
    clients: ["specification", "vscode"],
    snippet: "${1:Requires git and network access}",
  },
  {
    key: "metadata",
    type: "map",
    summary:
      'Anything else, as a map from strings to strings: the portable place for `version: "1.0"`, `author` and the like. OpenClaw and Hermes Agent read nested maps below keys of their own here; some clients drop a skill with other values than strings.',
    source: 'Agent Skills specification, "metadata field"',
    clients: ["specification", "codex", "openclaw", "hermes"],
    snippet: "\n  ${1:author}: ${2:name}",
  },
  {
    key: "allowed-tools",
    type: "tools",
    summary:
      "Tools that the skill may use without asking, separated by spaces: `Bash(git add *) Read`. It approves beforehand and does not restrict. Experimental; Claude Code also takes commas or a list, VS Code and Codex ignore it.",
    source: 'Agent Skills specification, "allowed-tools field"',
    clients: ["specification", "claude-code"],
    default: "none: every use is asked for as usual",
    snippet: "${1:Read} ${2:Grep}",
  },
];
