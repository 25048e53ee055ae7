import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { isFolderName, isValidFolderName, isValidName, nameReplacement } from "../spec/name.ts";
import { defineRule, fileFix, safeFix, unsafeFix } from "./rule.ts";

/** A skill's `name` must equal the folder that holds it (Agent Skills specification, "name field"), after NFKC. */
export const nameFolderMismatch = defineRule({
  id: "name-folder-mismatch",
  severity: "error",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    mismatch: ({ name, folder }: Names) =>
      `Name "${name}" does not match folder "${folder}". The specification wants them equal, and clients such as VS Code do not load the skill otherwise. Rename one of them.`,
    invalidFolder: ({ name, folder }: Names) =>
      `The folder "${folder}" cannot be the name of a skill, so the name "${name}" does not match it. The specification wants them equal, and clients such as VS Code do not load the skill otherwise. Rename the folder to "${name}".`,
    nested: ({ name, folder, parent }: Names & { parent: string }) =>
      `Name "${name}" does not match folder "${folder}". It lies inside the skill "${parent}", where some authors do this on purpose; clients that look for nested skills want them equal.`,
  },
  *check({ frontmatter, folder }) {
    const entry = frontmatter.entry("name");
    const name = stringOf(entry?.value)?.trim() ?? "";
    if (entry === undefined || name === "" || folder === undefined) {
      return;
    }
    // A name that is wrong in itself has a finding of its own, whose fix ends here too.
    if (!isValidName(name) || isFolderName(name, folder.name)) {
      return;
    }
    const { span } = resolveAlias(entry.value);
    const isFolderRight = isValidFolderName(folder.name);
    // Inside another skill the names may differ on purpose: nothing is renamed there unasked.
    const renameField = folder.nestedIn === undefined ? safeFix : unsafeFix;
    const fixes = () => [
      ...(isFolderRight
        ? [renameField(`Rename the skill to "${folder.name}"`, nameReplacement(frontmatter, entry, folder.name))]
        : []),
      fileFix(`Rename the folder to "${name}"`, "unsafe", [{ type: "renameFolder", to: name }]),
    ];
    const data = { name, folder: folder.name };
    if (folder.nestedIn !== undefined) {
      yield { message: "nested", span, data: { ...data, parent: folder.nestedIn }, severity: "info", fixes };
    } else {
      yield { message: isFolderRight ? "mismatch" : "invalidFolder", span, data, fixes };
    }
  },
});

interface Names {
  readonly name: string;
  readonly folder: string;
}
