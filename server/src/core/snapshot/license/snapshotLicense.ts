import { isLicenseExpression, licenseMeant } from "../../spec/licenses.ts";
import type { FilesScan } from "../files/filesScan.ts";
import type { SnapshotLicense } from "../model.ts";
import { recognizeLicense } from "./recognizeLicense.ts";

/**
 * Under which terms a skill is published: what the `license` field says where that is an SPDX expression or can only
 * mean one identifier, else what the license file's text is recognised as, else `NOASSERTION` (SPDX: nothing is
 * claimed). `field` is the text of the field, `undefined` without one.
 */
export function snapshotLicense(field: string | undefined, file: FilesScan["license"]): SnapshotLicense {
  const written = field ?? null;
  const said = field?.trim() ?? "";
  const meant = isLicenseExpression(said) ? said : licenseMeant(said);
  if (meant !== undefined) {
    return { spdx: meant, from: "field", written, path: file?.path ?? null, similarity: null };
  }
  const recognized = file === null || DENIES.test(said) ? undefined : recognizeLicense(file.text);
  return {
    spdx: recognized?.id ?? "NOASSERTION",
    from: recognized === undefined ? "none" : "file",
    written,
    path: file?.path ?? null,
    similarity: recognized?.similarity ?? null,
  };
}

/** A field that speaks of closed terms is not overruled by the license of the repository around the skill. */
const DENIES = /\b(?:proprietary|all rights reserved|unlicensed|commercial|confidential|closed[- ]source)\b/i;
