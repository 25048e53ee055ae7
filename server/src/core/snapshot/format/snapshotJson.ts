import type { Snapshot } from "../model.ts";

/**
 * A snapshot as JSON: two spaces, a line break at the end, and its keys in one fixed order, so that the same snapshot
 * is the same text however it came to be, and two of them compare line by line.
 */
export function snapshotJson(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, inOrder, 2)}\n`;
}

/** The names of all properties in a type, however deep. */
type KeysOf<T> = T extends readonly (infer Item)[]
  ? KeysOf<Item>
  : T extends object
    ? (keyof T & string) | { [Key in keyof T]: KeysOf<T[Key]> }[keyof T]
    : never;

/** Every property of the model in the order in which it is written: the compiler misses none and takes no other. */
const ORDER: Readonly<Record<KeysOf<Snapshot>, true>> = {
  version: true,
  uri: true,
  fileName: true,
  folder: true,
  // What stands at the head of something: what it is, then what it says.
  id: true,
  key: true,
  name: true,
  path: true,
  type: true,
  title: true,
  client: true,
  rule: true,
  severity: true,
  message: true,
  level: true,
  text: true,
  slug: true,
  label: true,
  meaning: true,
  value: true,
  from: true,
  when: true,
  // Identity
  identity: true,
  description: true,
  heading: true,
  useCases: true,
  fields: true,
  frontmatter: true,
  consequence: true,
  // Verdict and targets
  verdict: true,
  valid: true,
  errors: true,
  warnings: true,
  infos: true,
  hints: true,
  targets: true,
  problems: true,
  fixes: true,
  // Places
  start: true,
  end: true,
  line: true,
  column: true,
  endLine: true,
  endColumn: true,
  // Numbers
  statistics: true,
  lines: true,
  bytes: true,
  bodyLines: true,
  bodyWords: true,
  headings: true,
  links: true,
  images: true,
  codeBlocks: true,
  counters: true,
  used: true,
  cut: true,
  limit: true,
  unit: true,
  loading: true,
  stages: true,
  note: true,
  // Files; the state is that of the source, too
  files: true,
  state: true,
  done: true,
  total: true,
  truncated: true,
  size: true,
  executables: true,
  binaries: true,
  tree: true,
  kind: true,
  language: true,
  executable: true,
  big: true,
  tokens: true,
  recommended: true,
  reached: true,
  via: true,
  leftOut: true,
  reason: true,
  missing: true,
  // Inventory
  inventory: true,
  tools: true,
  scripts: true,
  hosts: true,
  environment: true,
  substitutions: true,
  count: true,
  skills: true,
  // License and source
  license: true,
  spdx: true,
  written: true,
  similarity: true,
  source: true,
  host: true,
  repository: true,
  repositoryUrl: true,
  url: true,
  branch: true,
  commit: true,
  updatedAt: true,
  uncommitted: true,
  community: true,
  // What the agent sees, and how it gets there
  agentView: true,
  catalogue: true,
  listings: true,
  body: true,
  bodyLine: true,
  install: true,
  clients: true,
  steps: true,
  copy: true,
};

const RANK: ReadonlyMap<string, number> = new Map(Object.keys(ORDER).map((key, rank) => [key, rank]));

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b)));
}

function rankOf(key: string): number {
  return RANK.get(key) ?? RANK.size;
}
