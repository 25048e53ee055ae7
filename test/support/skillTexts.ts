/** A skill that no rule has anything to say about, in the folder of its name. */
export function rightSkill(name: string, body = "Read the file, then answer in one sentence.\n"): string {
  return `---
name: ${name}
description: Extracts text and tables from PDF files. Use it when someone asks about the content of a PDF.
---

# PDF tools

${body}`;
}
