import { resolveTarget } from "../workspace/resolveTarget.ts";
import { retarget } from "./pathFixes.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A path is spelled as the disk spells it (Agent Skills specification, "File references"): what differs in case is
 * found on macOS and Windows, and not on Linux, where most agents and every package registry run.
 */
export const pathCase = defineRule({
  id: "path-case",
  severity: "warning",
  reads: ["body", "folder"],
  fix: "safe",
  messages: {
    otherCase: ({ written, actual }: { written: string; actual: string }) =>
      `The skill's folder has "${actual}", not "${written}". Names that differ only in case are found on macOS and Windows but not on Linux, nor in a packed skill. Write the name as the file has it.`,
    otherForm: ({ actual }: { actual: string }) =>
      `The file "${actual}" is written with the same letters but other Unicode characters here, so Linux and packed skills do not find it. Write the name as the file has it.`,
  },
  *check({ body, folder }) {
    for (const reference of body.references) {
      const { kind, target } = reference;
      const resolution = resolveTarget(target, folder);
      if (resolution.type !== "otherCase" || folder === undefined) {
        continue;
      }
      // In prose, a word such as `Skill.md` or `Assets/` need not mean this skill's file: a whole path does.
      const isProse = kind === "codeSpan" || kind === "text";
      if (isProse && (!target.path.includes("/") || folder.listing.typeOf(resolution.path) !== "file")) {
        continue;
      }
      const { path: actual } = resolution;
      const written = target.path;
      const fixes = [safeFix(`Change to "${actual}"`, retarget(reference, actual + (target.folder ? "/" : "")))];
      const { pathSpan: span } = target;
      yield written.toLowerCase() === actual.toLowerCase()
        ? { message: "otherCase", data: { written, actual }, span, fixes }
        : { message: "otherForm", data: { actual }, span, fixes };
    }
  },
});
