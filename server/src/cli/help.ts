/** What `skillwright --help` prints. */
export const generalHelp = `Skillwright checks Agent Skills: folders with a SKILL.md.

Usage
  skillwright check [paths…]   check skills and fix what can be fixed
  skillwright check --help     all options of check
  skillwright --version        the version

The same findings, with completion and navigation, are in the editor: the extension "Skillwright" for VS Code.
`;

/** What `skillwright check --help` prints. */
export const checkHelp = `Checks every skill below the given paths and says what is wrong, where, and what to do.

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
