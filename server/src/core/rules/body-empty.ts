import { defineRule } from "./rule.ts";

/**
 * The Markdown below the frontmatter holds the instructions (Agent Skills specification, "Body content"); without
 * any, the skill is found and does nothing. Headings and comments alone are no instructions.
 */
export const bodyEmpty = defineRule({
  id: "body-empty",
  severity: "warning",
  reads: ["frontmatter", "body"],
  fix: "none",
  messages: {
    empty: () =>
      "The skill has no instructions: nothing stands below the frontmatter. Clients list the skill, and an agent that picks it learns nothing from it. Write what to do, step by step.",
    headings: () =>
      "The skill has headings but no instructions below them. Clients list the skill, and an agent that picks it learns nothing from it. Write what to do, step by step.",
  },
  *check({ frontmatter, body }) {
    // Where the frontmatter itself is wrong, or the file is empty, other rules speak first.
    const { state, close } = frontmatter.envelope;
    if (state !== "closed" || close === undefined) {
      return;
    }
    if (!body.blocks.every(({ tree }) => SAYS_NOTHING.test(tree.type.name))) {
      return;
    }
    const [heading] = body.headings;
    yield heading === undefined ? { message: "empty", span: close } : { message: "headings", span: heading.span };
  },
});

const SAYS_NOTHING = /^(?:ATXHeading\d|SetextHeading\d|CommentBlock|HorizontalRule|LinkReference)$/;
