// A license is recognised in every form in which people keep it, and never where the terms are others.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { licenseTable, licenseText, RECOGNIZED } from "../../../scripts/generateLicenses.mjs";
import { recognizeLicense } from "../../../server/src/core/snapshot/license/recognizeLicense.ts";
import { snapshotLicense } from "../../../server/src/core/snapshot/license/snapshotLicense.ts";
import { isLicenseExpression } from "../../../server/src/core/spec/licenses.ts";
import { projectRoot } from "../../support/projectRoot.ts";

const idOf = (text: string): string | undefined => recognizeLicense(text)?.id;
const textOf = (id: string): string => licenseText(RECOGNIZED.find(([known]) => known === id) ?? [id]);

describe("each known license", () => {
  for (const license of RECOGNIZED) {
    const [id] = license;
    const text = licenseText(license);
    test(id, () => {
      expect(recognizeLicense(text)).toEqual({ id, similarity: 1 });
      expect(idOf(wrap(text, 60)), "wrapped at 60 columns").toBe(id);
      expect(idOf(text.replace(/^.{1,60}$/gm, (line) => line.toUpperCase())), "headings in capitals").toBe(id);
      expect(idOf(text.replaceAll("\n", "\r\n")), "CRLF").toBe(id);
      expect(idOf(text.replaceAll("\n", "\r")), "CR").toBe(id);
      expect(idOf(`# ${id} License\n\nCopyright (c) 2019-2026 The Authors\n\n${text}`), "with a title").toBe(id);
      expect(idOf(text.replace(/^/gm, "> ")), "quoted").toBe(id);
      expect(isLicenseExpression(id)).toBe(true);
    });
    test(`${id}: half of it is not it`, () => {
      // The text that SPDX has for the LGPL 3 is the LGPL, which is short, and then the whole GPL.
      const own = id === "LGPL-3.0" ? text.slice(0, text.indexOf("GNU GENERAL PUBLIC LICENSE", 1000)) : text;
      expect(idOf(own.slice(0, own.length / 2))).not.toBe(id);
      expect(idOf(own.slice(own.length / 2))).not.toBe(id);
    });
    test(`${id}: with a restriction added is not it`, () => {
      const restricted =
        "\n\nYou may not use it commercially, except with a license, and must not sell it, only give.\n";
      expect(idOf(text + restricted.repeat(3))).toBeUndefined();
    });
  }
});

test("two licenses in one file are neither", () => {
  for (const [a, b] of [
    ["MIT", "Apache-2.0"],
    ["MIT", "ISC"],
    ["MIT", "BSD-3-Clause"],
    ["BSD-2-Clause", "BSD-3-Clause"],
    ["Apache-2.0", "MPL-2.0"],
    ["GPL-2.0", "MIT"],
    ["GPL-3.0", "MIT"],
    ["Apache-2.0", "CC-BY-4.0"],
  ] as const) {
    expect(idOf(`${textOf(a)}\n\n---\n\n${textOf(b)}`), `${a} and ${b}`).toBeUndefined();
    expect(idOf(`${textOf(b)}\n\n---\n\n${textOf(a)}`), `${b} and ${a}`).toBeUndefined();
  }
});

test("MIT with another holder, title and wording", () => {
  const mit = textOf("MIT");
  expect(
    idOf(mit.replace("<year> <copyright holders>", "2024, 2025 Jane Roe <jane@example.com> and contributors")),
  ).toBe("MIT");
  expect(idOf(`The MIT License (MIT)\n=====================\n\n${mit.slice(mit.indexOf("Copyright"))}`)).toBe("MIT");
  expect(idOf(mit.replace("MIT License", "").replaceAll('"', "'").replace("NONINFRINGEMENT", "NON-INFRINGEMENT"))).toBe(
    "MIT",
  );
  expect(idOf(mit.replace("this permission notice", "this permission notice (including the next paragraph)"))).toBe(
    "MIT",
  );
});

test("one sentence that turns MIT around is seen", () => {
  expect(idOf(`${textOf("MIT")}\n\nYou may not sell it.`)).toBeUndefined();
  expect(idOf(`${textOf("MIT")}\n\nFor personal use only.`)).toBeUndefined();
  expect(idOf(textOf("MIT").replace(/including\s+without limitation/, "except"))).toBeUndefined();
});

test("MIT with terms added in other words is not it", () => {
  const added =
    "Whoever redistributes copies pays royalties quarterly towards the museum's restoration fund; records stay open for inspection by auditors.";
  expect(idOf(`${textOf("MIT")}\n\n${added}\n`)).toBeUndefined();
});

test("Apache with and without its appendix, filled in or not", () => {
  const apache = textOf("Apache-2.0");
  const end = apache.indexOf("END OF TERMS");
  expect(recognizeLicense(apache.slice(0, end))).toEqual({ id: "Apache-2.0", similarity: 1 });
  expect(idOf(apache.slice(0, end + 30))).toBe("Apache-2.0");
  expect(idOf(apache.replace("[yyyy] [name of copyright owner]", "2026 Example Corporation"))).toBe("Apache-2.0");
  expect(idOf(apache.slice(apache.indexOf("Licensed under the Apache")))).toBeUndefined();
});

test("GNU licenses: later versions only where a notice says so", () => {
  const notice = (version: string): string =>
    `My Tool\nCopyright (C) 2026 Jane Roe\n\nThis program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, ${version}.\n\nThis program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU General Public License for more details.\n\n`;
  const later = notice("either version 3 of the License, or (at your option) any later version");
  expect(idOf(later + textOf("GPL-3.0"))).toBe("GPL-3.0-or-later");
  expect(idOf(notice("version 3 only") + textOf("GPL-3.0"))).toBe("GPL-3.0-only");
  expect(idOf(notice("version 2 only") + textOf("GPL-2.0"))).toBe("GPL-2.0-only");
  expect(idOf(textOf("GPL-3.0"))).toBe("GPL-3.0");
  const lesser = textOf("LGPL-3.0");
  const alone = lesser.slice(0, lesser.search(/GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June/));
  expect(alone.length).toBeGreaterThan(5000);
  expect(idOf(alone), "without the GPL that it adds to").toBe("LGPL-3.0");
});

test("the Business Source License with any parameters", () => {
  const text = textOf("BUSL-1.1");
  const terms = text.slice(text.indexOf("The Licensor hereby grants you"));
  const parameters =
    "Business Source License 1.1\n\nParameters\n\nLicensor: Example, Inc.\nAdditional Use Grant: You may make production use, provided that it does not include offering it to third parties on a hosted basis which is not free of charge, unless agreed otherwise. Hosting means any service only a competitor would run.\nChange Date: Four years from release\nChange License: MPL 2.0\n\nTerms\n\n";
  expect(idOf(parameters + terms)).toBe("BUSL-1.1");
});

test("what is no known license", () => {
  for (const text of [
    "",
    " ",
    "\n".repeat(100_000),
    "MIT",
    "See the repository.",
    "© 2026 Example, Inc. All rights reserved. You may not copy, modify or distribute these materials without written permission.",
    readFileSync(join(projectRoot, "README.md"), "utf8"),
    "(".repeat(150_000),
    "copyright ".repeat(15_000),
    "<a".repeat(75_000),
  ]) {
    expect(recognizeLicense(text), text.slice(0, 40)).toBeUndefined();
  }
  expect(recognizeLicense(`${textOf("MIT")}${" x".repeat(200_000)}`), "too long").toBeUndefined();
});

test("any text gives an answer", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      const found = recognizeLicense(text);
      expect(found === undefined || found.similarity <= 1).toBe(true);
    }),
  );
});

test("the table is what the generator makes of the texts, and small", async () => {
  const stored = readFileSync(join(projectRoot, "server/src/core/snapshot/license/licenses.json"), "utf8");
  expect(stored).toBe(await licenseTable());
  expect(stored.length).toBeLessThan(60_000);
});

describe("a skill's license", () => {
  const mit = { path: "../LICENSE", text: textOf("MIT") };
  const closed = { path: "LICENSE.txt", text: "All rights reserved. Nobody may copy this." };
  const nothing = { spdx: "NOASSERTION", from: "none", similarity: null } as const;

  test("the field, where it is an expression or means one identifier", () => {
    const said = { from: "field", similarity: null } as const;
    expect(snapshotLicense("Apache-2.0", mit)).toEqual({
      ...said,
      spdx: "Apache-2.0",
      written: "Apache-2.0",
      path: "../LICENSE",
    });
    expect(snapshotLicense("MIT OR Apache-2.0", null)).toMatchObject({
      ...said,
      spdx: "MIT OR Apache-2.0",
      path: null,
    });
    expect(snapshotLicense(" Apache License, Version 2.0 ", null)).toMatchObject({
      ...said,
      spdx: "Apache-2.0",
      written: " Apache License, Version 2.0 ",
    });
  });
  test("the file, where the field names it, is prose or absent", () => {
    const found = { spdx: "MIT", from: "file", path: "../LICENSE", similarity: 1 } as const;
    expect(snapshotLicense(undefined, mit)).toEqual({ ...found, written: null });
    for (const field of ["Complete terms in LICENSE.txt", "LICENSE", "See the repository", "", "GPL"]) {
      expect(snapshotLicense(field, mit)).toEqual({ ...found, written: field });
    }
  });
  test("nothing is claimed otherwise", () => {
    expect(snapshotLicense(undefined, null)).toEqual({ ...nothing, written: null, path: null });
    expect(snapshotLicense("LICENSE.txt", closed)).toEqual({ ...nothing, written: "LICENSE.txt", path: "LICENSE.txt" });
    const field = "Proprietary. LICENSE.txt has complete terms";
    expect(snapshotLicense(field, mit), "the repository's license does not overrule the author").toEqual({
      ...nothing,
      written: field,
      path: "../LICENSE",
    });
  });
});

/** Breaks lines anew, paragraph by paragraph, as an editor's command does. */
function wrap(text: string, columns: number): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = [""];
      for (const word of paragraph.split(/\s+/)) {
        const line = lines.at(-1) ?? "";
        if (line !== "" && line.length + word.length >= columns) {
          lines.push(word);
        } else {
          lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
        }
      }
      return lines.join("\n");
    })
    .join("\n\n");
}
