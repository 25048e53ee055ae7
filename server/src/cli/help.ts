import type { CommandName } from "./arguments.ts";

/** What `skillwright --help` prints. */
export const generalHelp = `Skillwright checks Agent Skills, folders with a SKILL.md, shows what will be published, and packs it.

Usage
  skillwright check [paths…]        check skills and fix what can be fixed
  skillwright snapshot [skill]      show a skill as it will be published: verdict, numbers, files, license, source
  skillwright pack [skill]          write a skill as one file, <name>.skill
  skillwright to-prompt <skills…>   print the list of skills that an agent is given
  skillwright <command> --help      all about a command
  skillwright --version             the version

The same findings, with completion and navigation, are in the editor: the extension "Skillwright" for VS Code.
`;

const checkHelp = `Checks every skill below the given paths and says what is wrong, where, and what to do.

Usage
  skillwright check [paths…] [options]

A path is a SKILL.md, the folder of a skill or a folder that holds skills at any depth; without one, it is the current
folder. The folders .git and node_modules are skipped, and symbolic links inside a folder are not followed.

Options
  --fix                 apply the safe fixes, then report what remains
  --fix-unsafe          apply all fixes, also those that a person should look at: they may create files, rename a
                        skill's folder or write the file in another encoding
  --fail-on SEVERITY    the mildest severity that makes the check fail: error, warning, info or hint (default: error);
                        --max-severity is the same option
  --quiet               list only findings at or above that severity
  --rule ID=SEVERITY    set a rule to error, warning, info, hint or off; may be given several times
  --format FORMAT       text (default) or json
  --help                this text

Exit code
  0  no findings at or above the severity of --fail-on
  1  such findings
  2  wrong use, or a failure that is not the skills'

Colors are used on a terminal; NO_COLOR and FORCE_COLOR are honored.
`;

const snapshotHelp = `Shows a skill as it will be published: its verdict, numbers, files, license and source.

Usage
  skillwright snapshot [skill] [options]

The skill is its folder or its SKILL.md; without one, it is the current folder. Git is asked where the skill comes from
and when it was changed; nothing of the skill is run, and nothing is fetched.

Options
  --format FORMAT       text (default), markdown (for a pull request or a listing), json (described by
                        docs/snapshot.schema.json) or html (a page in one file)
  --output FILE, -o     write it to a file, replacing one that is there
  --rule ID=SEVERITY    set a rule to error, warning, info, hint or off; may be given several times
  --help                this text

Exit code
  0  the skill is valid
  1  it has errors; the snapshot is written all the same
  2  wrong use, or a failure that is not the skill's

Colors are used on a terminal; NO_COLOR and FORCE_COLOR are honored.
`;

const packHelp = `Writes a skill as one file, <name>.skill: a ZIP archive with the skill's folder at its root.

Usage
  skillwright pack [skill] [options]

The skill is its folder or its SKILL.md; without one, it is the current folder. The same files give the same bytes.
What is not to be published stays out, and each is said: .git, node_modules, __pycache__, .DS_Store, evals/ at the top,
symbolic links, and what .gitignore says.

Options
  --output FILE, -o     the file to write, replacing one that is there (default: <name>.skill in the current folder, or
                        beside the skill's folder where the current one is the skill's or lies in it)
  --force               pack the skill in spite of its errors
  --rule ID=SEVERITY    set a rule to error, warning, info, hint or off; may be given several times
  --help                this text

Exit code
  0  the package is written
  1  the skill has errors, and nothing is written
  2  wrong use, or a failure that is not the skill's
`;

const toPromptHelp = `Prints the list of skills as an agent is given it: XML with name, description and place of each skill, byte for
byte what the "to-prompt" of the Agent Skills reference library prints.

Usage
  skillwright to-prompt <skills…>

A skill is its folder or its SKILL.md. The list has the order in which the skills are given.

Options
  --help                this text

Exit code
  0  the list is printed
  1  a skill has no name and description that a client could read, and nothing is printed
  2  wrong use, or a failure that is not the skills'
`;

/** What `skillwright <command> --help` prints. */
export const commandHelp: Readonly<Record<CommandName, string>> = {
  check: checkHelp,
  snapshot: snapshotHelp,
  pack: packHelp,
  "to-prompt": toPromptHelp,
};
