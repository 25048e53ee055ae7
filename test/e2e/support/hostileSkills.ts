import { XSS_PAYLOADS } from "../../support/xssPayloads.ts";

/** Folders of skills and the files in them, by path: see {@link hostileSkills}. */
export type HostileFiles = Readonly<Record<string, string>>;

/** The folders of {@link hostileSkills}; the last one has a name that is markup itself. */
export const HOSTILE_FOLDERS = ["in-fields", "in-blocks", "in-places", "<img src=x onerror=__xss=1>"] as const;

/**
 * Every payload in every place that an author has: all fields and files' names of the first skill, the body of the
 * second, link targets, titles, alternative texts and code languages of the third, the folder's name of the last.
 */
export function hostileSkills(): HostileFiles {
  const payloads = Object.values(XSS_PAYLOADS);
  const [fields, blocks, places, folder] = HOSTILE_FOLDERS;
  const names = payloads.filter(isName);
  return {
    [`${fields}/SKILL.md`]: `---\n${frontmatter(payloads)}---\n\n## When to use\n\n${payloads.map(inItem).join("\n")}\n\n${END}\n`,
    ...Object.fromEntries(names.map((name) => [`${fields}/files/${name}`, name])),
    [`${blocks}/SKILL.md`]: `---\n${NAMED}name: ${blocks}\n---\n\n${[...payloads, ...payloads.toReversed()].join("\n\n")}\n\n${END}\n`,
    [`${blocks}/references/all.md`]: payloads.join("\n\n"),
    [`${places}/SKILL.md`]: `---\n${NAMED}name: ${places}\n---\n\n${payloads.map(inPlaces).join("\n\n")}\n\n${END}\n`,
    [`${folder}/SKILL.md`]: `[x](javascript:__xss=1)\n\n${END}\n`,
  };
}

/** What stands at the end of each body: when it is shown, all is. */
export const END = "The end of the text.";

/** How many payloads are names of files of the first skill. */
export const HOSTILE_NAMES = Object.values(XSS_PAYLOADS).filter(isName).length;

const NAMED = "description: Shows that nothing runs. Use when it must be shown that nothing runs.\n";

/** A path that a disk takes: not through the folder above, not from the root, and on Windows with other characters. */
function isName(payload: string): boolean {
  const parts = payload.split("/");
  const isPath = parts.every((part) => part !== "" && part !== "." && part !== ".." && part.length < 200);
  return isPath && !payload.includes("\0") && !(process.platform === "win32" && /[<>:"|?*\\\n\t]/.test(payload));
}

/** Fields that clients know, each with all payloads; and one field for each payload, which is its key too. */
function frontmatter(payloads: readonly string[]): string {
  const all = JSON.stringify(payloads.join(", "));
  const known = ["name", "license", "compatibility", "argument-hint", "when_to_use", "model", "context", "agent"];
  return [
    ...known.map((key) => `${key}: ${all}`),
    `description: ${JSON.stringify(`Use when ${payloads.join(". Use when ")}. Triggers on: ${payloads.join(", ")}`)}`,
    "allowed-tools:",
    ...payloads.map((payload) => `  - ${JSON.stringify(payload)}`),
    "metadata:",
    ...payloads.map((payload) => `  ${JSON.stringify(payload)}: ${JSON.stringify(payload)}`),
    ...payloads.map((payload) => `${JSON.stringify(payload)}: ${JSON.stringify(payload)}`),
    "",
  ].join("\n");
}

/** In a list item HTML ends with the item, so that no payload swallows the next. */
function inItem(payload: string): string {
  return `- ${payload.replaceAll("\n", "\n  ")}`;
}

/** The payload as what it is not: an address, a title, a description, a label, a language, a fragment, a folder. */
function inPlaces(payload: string, index: number): string {
  const line = payload.replaceAll(/\s+/g, " ");
  const text = line.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
  return [
    `[${text}](<${text}> "${text}")`,
    `![${text}](<https://evil.example/${text}> "${text}")`,
    `![${text}](<${text}> '${text}')`,
    `[x](<#${text}>) [x](<references/${text}>) [${text}][at ${index}]`,
    `[at ${index}]: <${text}> "${text}"`,
    `~~~ ${line}\n${payload}\n~~~`,
    `# ${text}`,
  ].join("\n\n");
}
