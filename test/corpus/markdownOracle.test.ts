// The core's Markdown against remark's over real files: the same constructs at the same offsets, without exception.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../server/src/core/document/decode.ts";
import { findEnvelope } from "../../server/src/core/document/envelope.ts";
import { ourConstructs, remarkConstructs } from "../support/markdownConstructs.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url).pathname;
const SKIPPED = existsSync(CORPUS) ? "" : " (skipped: ../shared/corpus is not here)";

describe.skipIf(SKIPPED !== "")(`real skills${SKIPPED}`, () => {
  test("every Markdown file reads the same", () => {
    let files = 0;
    for (const path of readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.md$/i.test(path)) {
        const { text } = decodeBytes(readFileSync(CORPUS + path));
        const body = text.slice(findEnvelope(text).bodyStart);
        expect({ path, constructs: ourConstructs(body) }).toEqual({ path, constructs: remarkConstructs(body) });
        files++;
      }
    }
    expect(files).toBeGreaterThan(300);
  });
});
