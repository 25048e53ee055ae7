import { resolveTarget } from "../workspace/resolveTarget.ts";
import { retarget } from "./pathFixes.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A path of the skill is written with backslashes. The specification's paths have slashes ("File references");
 * only what exists when read with slashes is reported, never a pattern or an escape.
 */
export const pathBackslash = defineRule({
  id: "path-backslash",
  severity: "warning",
  reads: ["body", "folder"],
  fix: "safe",
  messages: {
    backslash: ({ written, path }: { written: string; path: string }) =>
      `"${written}" is written with backslashes, which only Windows reads as a path: agents on Linux and macOS do not find the file. Write "${path}", which works everywhere.`,
  },
  *check({ body, folder }) {
    for (const reference of body.references) {
      const { target } = reference;
      if (!target.backslashes || reference.inCommand) {
        continue;
      }
      const resolution = resolveTarget(target, folder);
      if (resolution.type === "found" && resolution.path !== "") {
        const path = target.path + (target.folder ? "/" : "");
        const written = target.raw;
        const fixes = [safeFix("Write the path with slashes", retarget(reference, path))];
        yield { message: "backslash", data: { written, path }, span: target.pathSpan, fixes };
      }
    }
  },
});
