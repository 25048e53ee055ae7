import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { foldName, isValidName, nameReplacement } from "../spec/name.ts";
import { defineRule, fileFix, safeFix } from "./rule.ts";

/** A skill's `name` must equal the folder that holds it (Agent Skills specification, "name field"), after NFKC. */
export const nameFolderMismatch = defineRule({
  id: "name-folder-mismatch",
  severity: "error",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    mismatch: ({ name, folder }: { name: string; folder: string }) =>
      `Name "${name}" does not match folder "${folder}". The specification wants them equal, and clients such as VS Code do not load the skill otherwise. Rename one of them.`,
    nested: ({ name, folder, parent }: { name: string; folder: string; parent: string }) =>
      `Name "${name}" does not match folder "${folder}". It lies inside the skill "${parent}", where some authors do this on purpose; clients that look for nested skills want them equal.`,
  },
  *check({ frontmatter, folder }) {
    const node = frontmatter.get("name");
    const name = stringOf(node)?.trim();
    if (node === undefined || name === undefined || name === "" || folder === undefined) {
      return;
    }
    // A name that is wrong in itself has a finding of its own, whose fix ends here too.
    if (!isValidName(name) || foldName(name) === foldName(folder.name)) {
      return;
    }
    const { span } = resolveAlias(node);
    const renameField = isValidName(folder.name)
      ? [safeFix(`Rename the skill to "${folder.name}"`, nameReplacement(frontmatter, node, folder.name))]
      : [];
    const fixes = [
      ...renameField,
      fileFix(`Rename the folder to "${name}"`, "unsafe", [{ type: "renameFolder", to: name }]),
    ];
    if (folder.nestedIn === undefined) {
      yield { message: "mismatch", span, data: { name, folder: folder.name }, fixes };
    } else {
      const data = { name, folder: folder.name, parent: folder.nestedIn };
      yield { message: "nested", span, data, severity: "info", fixes };
    }
  },
});
