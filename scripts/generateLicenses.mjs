// Makes the table of licenses from their texts in the SPDX License List (the package spdx-license-list).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The licenses that are recognised: those on choosealicense's list, others in use, and what is near to one of them. */
export const RECOGNIZED = [
  ["0BSD"],
  ["AFL-3.0"],
  ["AGPL-3.0", "AGPL-3.0-only"],
  ["Apache-2.0"],
  ["Artistic-2.0"],
  ["BlueOak-1.0.0"],
  ["BSD-1-Clause"],
  ["BSD-2-Clause"],
  ["BSD-2-Clause-Patent"],
  ["BSD-2-Clause-Views"],
  ["BSD-3-Clause"],
  ["BSD-3-Clause-Clear"],
  ["BSD-4-Clause"],
  ["BSL-1.0"],
  ["BUSL-1.1"],
  ["CC-BY-4.0"],
  ["CC-BY-NC-4.0"],
  ["CC-BY-NC-ND-4.0"],
  ["CC-BY-NC-SA-4.0"],
  ["CC-BY-ND-4.0"],
  ["CC-BY-SA-4.0"],
  ["CC0-1.0"],
  ["ECL-2.0"],
  ["Elastic-2.0"],
  ["EPL-1.0"],
  ["EPL-2.0"],
  ["EUPL-1.2"],
  ["GPL-2.0", "GPL-2.0-only"],
  ["GPL-3.0", "GPL-3.0-only"],
  ["ISC"],
  ["JSON"],
  ["LGPL-2.1", "LGPL-2.1-only"],
  ["LGPL-3.0", "LGPL-3.0-only"],
  ["MIT"],
  ["MIT-0"],
  ["MIT-Modern-Variant"],
  ["MPL-2.0"],
  ["MS-PL"],
  ["MulanPSL-2.0"],
  ["NCSA"],
  ["OFL-1.1"],
  ["OSL-3.0"],
  ["PolyForm-Noncommercial-1.0.0"],
  ["PostgreSQL"],
  ["Python-2.0"],
  ["Python-2.0.1"],
  ["SSPL-1.0"],
  ["Unlicense"],
  ["UPL-1.0"],
  ["WTFPL"],
  ["X11"],
  ["Zlib"],
];

/** What stands before the terms, or behind them, and may be missing: of a text, all up to or from these words. */
const BEFORE_TERMS = [" by exercising the licensed rights defined below "];
const AFTER_TERMS = [
  " end of terms and conditions ",
  " how to apply these terms to your new ",
  " exhibit source code form license notice ",
  " creative commons is not party to its public licenses ",
  " appendix compatible licenses according to article eupl ",
  // The LGPL, version 3, comes alone or with the GPL, which it adds to.
  " gnu general public license version june ",
];

/** The full text of a license of {@link RECOGNIZED}, as SPDX has it. */
export function licenseText([id, textOf = id]) {
  const file = `${root}node_modules/spdx-license-list/licenses/${textOf}.json`;
  return JSON.parse(readFileSync(file, "utf8")).licenseText;
}

/** The table as the text of a JSON file. */
export async function licenseTable() {
  const { licenseWords, DECISIVE_WORDS } = await load("server/src/core/snapshot/license/licenseWords.ts");
  const { writeLicenseTable } = await load("server/src/core/snapshot/license/licenseTable.ts");
  const licenses = RECOGNIZED.map((license) => {
    const { text } = licenseWords(licenseText(license));
    const start = Math.max(0, ...BEFORE_TERMS.map((words) => text.indexOf(words)));
    const ends = AFTER_TERMS.map((words) => text.indexOf(words)).filter((index) => index > 0);
    const end = Math.min(text.length, ...ends);
    const terms = licenseWords(text.slice(start, end));
    const around = licenseWords(`${text.slice(0, start)} ${text.slice(end)}`);
    return {
      id: license[0],
      words: terms.words,
      optional: new Set([...around.words].filter((word) => !terms.words.has(word))),
      decisive: terms.decisive,
      // The appendix may stand there twice: as the license has it, and filled in. A title may repeat the name.
      most: DECISIVE_WORDS.map((word, index) => {
        const inName = license[0].toLowerCase().split("-").includes(word) ? 1 : 0;
        return terms.decisive[index] + 2 * around.decisive[index] + inName;
      }),
    };
  });
  return `${JSON.stringify(writeLicenseTable(licenses), null, 2)}\n`;
}

async function load(path) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
