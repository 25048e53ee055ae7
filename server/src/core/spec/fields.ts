import { CLIENT_FIELDS } from "./clientFields.ts";
import type { Client, FieldSpec } from "./fieldSpec.ts";
import { PORTABLE_FIELDS } from "./portableFields.ts";

export type { Client, FieldSpec, FieldType, FieldValue } from "./fieldSpec.ts";

/** Every known field: the six of the specification first, then those of single clients. */
export const FIELDS: readonly FieldSpec[] = [...PORTABLE_FIELDS, ...CLIENT_FIELDS];

/** The field of exactly this key, or `undefined` when no client knows it. */
export function findField(key: string): FieldSpec | undefined {
  return BY_KEY.get(key);
}

/** How a client or document is called in messages. */
export const CLIENT_NAMES: Readonly<Record<Client, string>> = {
  specification: "the Agent Skills specification",
  "claude-code": "Claude Code",
  "claude-ai": "claude.ai",
  vscode: "VS Code",
  codex: "Codex",
  cursor: "Cursor",
  openclaw: "OpenClaw",
  clawhub: "ClawHub",
  opencode: "OpenCode",
  hermes: "Hermes Agent",
};

const BY_KEY = new Map(FIELDS.map((field) => [field.key, field]));
