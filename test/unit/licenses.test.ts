import { describe, expect, test } from "vitest";
import { isLicenseExpression, LICENSE_IDS, LICENSE_NAMES, licenseMeant } from "../../server/src/core/spec/licenses.ts";

describe("licenses", () => {
  test("every name belongs to an identifier", () => {
    for (const id of Object.keys(LICENSE_NAMES)) {
      expect(LICENSE_IDS).toContain(id);
    }
  });

  test.each(["MIT", "MIT OR Apache-2.0", "(MIT AND ISC)", "GPL-3.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"])(
    "%s is an expression",
    (text) => {
      expect(isLicenseExpression(text)).toBe(true);
      expect(licenseMeant(text)).toBeUndefined();
    },
  );

  test.each([
    ["mit", "MIT"],
    ["MIT License", "MIT"],
    ["The MIT license", "MIT"],
    ["Apache 2.0", "Apache-2.0"],
    ["apache-2.0", "Apache-2.0"],
    ["Apache License, Version 2.0", "Apache-2.0"],
    ["Apache License v2.0", "Apache-2.0"],
    ["BSD-3-Clause license", "BSD-3-Clause"],
    ["3-clause BSD license", "BSD-3-Clause"],
    ["GPL-3.0 license", "GPL-3.0"],
    ["CC BY 4.0", "CC-BY-4.0"],
    ["The Unlicense", "Unlicense"],
  ])("%s means %s", (text, id) => {
    expect(licenseMeant(text)).toBe(id);
    expect(isLicenseExpression(id)).toBe(true);
  });

  test.each([
    "Proprietary",
    "UNLICENSED",
    "Unknown",
    "BSD",
    "BSD license",
    "GPL",
    "apache",
    "Apache License, Version 2.0 (with attribution)",
    "Complete terms in LICENSE.txt",
    "public domain",
    "the license",
    "",
  ])("%j is left alone", (text) => {
    expect(licenseMeant(text)).toBeUndefined();
    expect(isLicenseExpression(text)).toBe(false);
  });

  test("a long text of parentheses neither throws nor recurses", () => {
    expect(isLicenseExpression("(".repeat(1_000_000))).toBe(false);
    expect(licenseMeant("(".repeat(1_000_000))).toBeUndefined();
  });
});
