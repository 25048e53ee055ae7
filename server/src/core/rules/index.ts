import { allowedToolsForm } from "./allowed-tools-form.ts";
import { allowedToolsSyntax } from "./allowed-tools-syntax.ts";
import { allowedToolsUnscoped } from "./allowed-tools-unscoped.ts";
import { anchorMissing } from "./anchor-missing.ts";
import { bodyEmpty } from "./body-empty.ts";
import { bodyTooLong } from "./body-too-long.ts";
import { bodyTooManyTokens } from "./body-too-many-tokens.ts";
import { commandInFence } from "./command-in-fence.ts";
import { compatibilityInvalid } from "./compatibility-invalid.ts";
import { descriptionMissing } from "./description-missing.ts";
import { descriptionTooLong } from "./description-too-long.ts";
import { encodingBom } from "./encoding-bom.ts";
import { encodingNotUtf8 } from "./encoding-not-utf8.ts";
import { fenceUnclosed } from "./fence-unclosed.ts";
import { fieldDependent } from "./field-dependent.ts";
import { fieldMisspelled } from "./field-misspelled.ts";
import { fieldType } from "./field-type.ts";
import { fieldUnknown } from "./field-unknown.ts";
import { frontmatterMissing } from "./frontmatter-missing.ts";
import { frontmatterPreamble } from "./frontmatter-preamble.ts";
import { frontmatterUnclosed } from "./frontmatter-unclosed.ts";
import { licenseFileMissing } from "./license-file-missing.ts";
import { licenseNotSpdx } from "./license-not-spdx.ts";
import { linkMissing } from "./link-missing.ts";
import { metadataNotAMap } from "./metadata-not-a-map.ts";
import { metadataValueNotString } from "./metadata-value-not-string.ts";
import { nameCharacters } from "./name-characters.ts";
import { nameFolderMismatch } from "./name-folder-mismatch.ts";
import { nameHyphens } from "./name-hyphens.ts";
import { nameMissing } from "./name-missing.ts";
import { nameNotAscii } from "./name-not-ascii.ts";
import { nameTooLong } from "./name-too-long.ts";
import { pathAbsolute } from "./path-absolute.ts";
import { pathBackslash } from "./path-backslash.ts";
import { pathCase } from "./path-case.ts";
import { pathMissing } from "./path-missing.ts";
import { pathOutsideSkill } from "./path-outside-skill.ts";
import type { Rule } from "./rule.ts";
import { yamlAlias } from "./yaml-alias.ts";
import { yamlBlockScalar } from "./yaml-block-scalar.ts";
import { yamlDuplicateKey } from "./yaml-duplicate-key.ts";
import { yamlFlowStyle } from "./yaml-flow-style.ts";
import { yamlNotAMap } from "./yaml-not-a-map.ts";
import { yamlSeparatorInValue } from "./yaml-separator-in-value.ts";
import { yamlSyntax } from "./yaml-syntax.ts";

/** Every rule, in the order in which findings at one place are shown: the file first, then fields, then the body. */
export const RULES: readonly Rule[] = [
  // The file and its frontmatter
  encodingNotUtf8,
  encodingBom,
  frontmatterMissing,
  frontmatterPreamble,
  frontmatterUnclosed,
  yamlSyntax,
  yamlDuplicateKey,
  yamlNotAMap,
  yamlAlias,
  yamlFlowStyle,
  yamlBlockScalar,
  yamlSeparatorInValue,

  // Fields
  nameMissing,
  nameCharacters,
  nameHyphens,
  nameTooLong,
  nameNotAscii,
  nameFolderMismatch,
  descriptionMissing,
  descriptionTooLong,
  compatibilityInvalid,
  metadataNotAMap,
  metadataValueNotString,
  licenseFileMissing,
  licenseNotSpdx,
  allowedToolsForm,
  allowedToolsSyntax,
  allowedToolsUnscoped,
  fieldMisspelled,
  fieldUnknown,
  fieldType,
  fieldDependent,

  // The body and the files it names
  linkMissing,
  pathMissing,
  pathCase,
  pathOutsideSkill,
  pathAbsolute,
  pathBackslash,
  anchorMissing,
  fenceUnclosed,
  bodyEmpty,
  bodyTooLong,
  bodyTooManyTokens,
  commandInFence,
];
