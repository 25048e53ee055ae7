import type { FieldSpec, FieldValue } from "./fieldSpec.ts";

const CLAUDE_CODE = "Claude Code documentation, Skills, Frontmatter reference";
const OPENCLAW = "OpenClaw documentation, Skills";

const BOOLEAN: readonly FieldValue[] = [
  { value: "true", summary: "Yes." },
  { value: "false", summary: "No." },
];

/**
 * The fields of single clients, outside the specification: others ignore them, and claude.ai, the Skills API and the
 * reference validator refuse a skill that has one.
 */
export const CLIENT_FIELDS: readonly FieldSpec[] = [
  {
    key: "argument-hint",
    type: "string",
    summary:
      'What to type behind the skill\'s slash command, shown while typing. Put it in quotes: `argument-hint: "[file]"`; without them `[file]` is a YAML list, and Copilot CLI refuses the whole skill.',
    source: CLAUDE_CODE,
    clients: ["claude-code", "vscode"],
    snippet: '"[${1:argument}]"',
  },
  {
    key: "arguments",
    type: "stringOrList",
    summary:
      "Names for the arguments of the skill's slash command, in order: the body uses them as `$name`. Separated by spaces, or a list.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    snippet: "${1:first} ${2:second}",
  },
  {
    key: "when_to_use",
    type: "string",
    summary:
      "More about when to use the skill, put behind the description in Claude Code's listing; the two are cut together at 1,536 characters. Written with underscores.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    snippet: '"${1:When the user asks for …}"',
  },
  {
    key: "user-invocable",
    type: "boolean",
    summary: "Whether people can call the skill from the `/` menu. `false` leaves it to the model alone.",
    values: BOOLEAN,
    source: CLAUDE_CODE,
    clients: ["claude-code", "vscode", "openclaw"],
    default: "true",
    snippet: "${1|false,true|}",
  },
  {
    key: "disable-model-invocation",
    type: "boolean",
    summary:
      "`true` keeps the model from loading the skill by itself: only people call it. Codex has `policy.allow_implicit_invocation` in `agents/openai.yaml` for this.",
    values: BOOLEAN,
    source: CLAUDE_CODE,
    clients: ["claude-code", "vscode", "cursor", "openclaw"],
    default: "false",
    snippet: "${1|true,false|}",
  },
  {
    key: "model",
    type: "string",
    summary: "The model to use while the skill is active: a name that Claude Code knows, or `inherit`.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "the session's model",
    snippet: "${1:inherit}",
  },
  {
    key: "effort",
    type: "string",
    summary: "How much the model thinks while the skill is active.",
    values: [
      { value: "low", summary: "Quick and cheap." },
      { value: "medium", summary: "Balanced." },
      { value: "high", summary: "Thorough." },
      { value: "xhigh", summary: "More thorough; not every model has it." },
      { value: "max", summary: "As much as the model can; not every model has it." },
    ],
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "the session's effort",
    snippet: "${1|low,medium,high,xhigh,max|}",
  },
  {
    key: "context",
    type: "string",
    summary: "`fork` runs the skill in a subagent with a context of its own. Experimental in VS Code.",
    values: [{ value: "fork", summary: "Run in a subagent; see `agent` and `background`." }],
    source: CLAUDE_CODE,
    clients: ["claude-code", "vscode"],
    default: "the skill runs in the conversation",
    snippet: "fork",
  },
  {
    key: "agent",
    type: "string",
    summary: "Which subagent runs the skill. Only with `context: fork`.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "general-purpose",
    snippet: "${1:general-purpose}",
  },
  {
    key: "background",
    type: "boolean",
    summary: "Whether the subagent runs in the background (Claude Code 2.1.218 and later). Only with `context: fork`.",
    values: BOOLEAN,
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "true",
    snippet: "${1|false,true|}",
  },
  {
    key: "hooks",
    type: "map",
    summary:
      "Commands that Claude Code runs at certain events while the skill is active. skills.sh shows a banner on skills that have hooks.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    snippet:
      '\n  ${1:PreToolUse}:\n    - matcher: "${2:Bash}"\n      hooks:\n        - type: command\n          command: "${3:./scripts/check.sh}"',
  },
  {
    key: "paths",
    type: "stringOrList",
    summary:
      "Glob patterns: the skill is offered by itself only while working on files that match. Separated by commas, or a list.",
    source: CLAUDE_CODE,
    clients: ["claude-code", "cursor"],
    snippet: '"${1:src/**/*.ts}"',
  },
  {
    key: "shell",
    type: "string",
    summary: "The shell for the commands that the skill's text runs when it is loaded.",
    values: [
      { value: "bash", summary: "Bash, the default." },
      { value: "powershell", summary: "PowerShell." },
    ],
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "bash",
    snippet: "${1|bash,powershell|}",
  },
  {
    key: "disallowed-tools",
    type: "tools",
    summary: "Tools that are taken away while the skill is active (Claude Code 2.1.152 and later). A string or a list.",
    source: CLAUDE_CODE,
    clients: ["claude-code"],
    default: "none",
    snippet: "${1:WebFetch}",
  },
  {
    key: "version",
    type: "string",
    summary:
      'The skill\'s version, read by ClawHub. The portable place is `metadata`, as `version: "1.0"`. Quote it: YAML reads `1.0` as the number 1.',
    source: "ClawHub documentation, Skill format",
    clients: ["clawhub"],
    snippet: '"${1:1.0.0}"',
  },
  {
    key: "homepage",
    type: "string",
    summary: "The address of the skill's website, shown by OpenClaw. Also read below `metadata.openclaw`.",
    source: OPENCLAW,
    clients: ["openclaw"],
    snippet: "${1:https://example.com}",
  },
  {
    key: "command-dispatch",
    type: "string",
    summary: "`tool` hands the slash command straight to a tool, without the model.",
    values: [{ value: "tool", summary: "Call the tool named by `command-tool`." }],
    source: OPENCLAW,
    clients: ["openclaw"],
    snippet: "tool",
  },
  {
    key: "command-tool",
    type: "string",
    summary: "The tool that `command-dispatch: tool` calls.",
    source: OPENCLAW,
    clients: ["openclaw"],
    snippet: "${1:tool_name}",
  },
  {
    key: "command-arg-mode",
    type: "string",
    summary: "How `command-dispatch: tool` hands on the arguments: `raw` gives the tool the text as it was typed.",
    values: [{ value: "raw", summary: "The text as typed." }],
    source: OPENCLAW,
    clients: ["openclaw"],
    default: "raw",
    snippet: "raw",
  },
  {
    key: "platforms",
    type: "stringOrList",
    summary:
      "The operating systems that the skill works on, such as `macos` and `linux`; Hermes Agent leaves it out on others.",
    source: "Hermes Agent documentation, Creating skills",
    clients: ["hermes"],
    snippet: "\n  - ${1:macos}",
  },
  {
    key: "depends-on",
    type: "stringOrList",
    summary: "Names of skills that this one needs. No client reads it; Skillwright follows and completes the names.",
    source: "a convention of authors",
    clients: [],
    snippet: "\n  - ${1:skill-name}",
  },
  {
    key: "related-skills",
    type: "stringOrList",
    summary:
      "Names of skills that go well with this one. No client reads it; Skillwright follows and completes the names.",
    source: "a convention of authors",
    clients: [],
    snippet: "\n  - ${1:skill-name}",
  },
];
