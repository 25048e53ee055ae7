import type { Body, Fence } from "../document/body.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

/**
 * Claude Code runs each `` !`command` `` when it loads the skill, and looks for them without regard to code fences
 * (its documentation, "Inject dynamic context"; anthropics/claude-code issues 12781 and 39864). In a fence one is
 * nearly always an example. A fence of the block form (info string `!`) is meant to run and is not reported.
 */
export const commandInFence = defineRule({
  id: "command-in-fence",
  severity: "warning",
  reads: ["body"],
  fix: "none",
  messages: {
    inline: ({ command }: { command: string }) =>
      `Claude Code runs "${command}" when it loads this skill: it does so inside code blocks too, and if the command fails the whole skill fails. If it is an example, write something directly before the exclamation mark, or move the example to a file under references/.`,
    block: () =>
      "Claude Code runs the lines of this block when it loads the skill, although it stands inside another code block, and if one fails the whole skill fails. If it is an example, move it to a file under references/.",
  },
  *check({ body }) {
    for (const fence of body.fences) {
      if (fence.info.startsWith("!")) {
        continue;
      }
      for (const { span, command } of commandsIn(body, fence)) {
        yield command === undefined ? { message: "block", span } : { message: "inline", data: { command }, span };
      }
    }
  },
});

/** At the start of a line or behind white space, as Claude Code asks; never across lines. */
const COMMAND = /(?<![^\s])!`([^`\r\n]{1,1000})`|^[ \t]*`{3,}!(?=[ \t]*$)/gm;

function* commandsIn(body: Body, { contentSpan }: Fence): Generator<{ span: Span; command: string | undefined }> {
  const content = body.slice(contentSpan);
  if (!content.includes("!`") && !content.includes("`!")) {
    return;
  }
  for (const match of content.matchAll(COMMAND)) {
    const lead = match[0].length - match[0].trimStart().length;
    const start = contentSpan.start + match.index + lead;
    const span = { start, end: contentSpan.start + match.index + match[0].length };
    const command = match[1];
    if (command === undefined || !TEMPLATE_LITERAL.test(command)) {
      yield { span, command };
    }
  }
}

/** `` !`${value}` `` is a template literal of a program. */
const TEMPLATE_LITERAL = /\$\{(?!CLAUDE_)/;
