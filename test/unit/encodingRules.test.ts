// Bytes of every encoding become text, with the finding that says what is wrong with them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../server/src/core/document/decode.ts";
import { encodingBom } from "../../server/src/core/rules/encoding-bom.ts";
import { encodingNotUtf8 } from "../../server/src/core/rules/encoding-not-utf8.ts";
import { findingsOf } from "../support/checkInMemory.ts";

const TEXT = "---\nname: café\n---\nIt’s 中 and 😀 – done…\n";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) {
    bytes.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  }
  return new Uint8Array(bytes.buffer);
}

function said(source: Uint8Array | Parameters<typeof findingsOf>[0]): string[] {
  return findingsOf(source, undefined, [encodingNotUtf8, encodingBom]).map(
    ({ rule, messageId, severity, span, fixes }) =>
      `${rule} ${messageId} ${severity} ${span.start}-${span.end} ${fixes.map(({ kind }) => kind).join()}`,
  );
}

test.each([
  ["UTF-8", utf8(TEXT), "utf-8", false, []],
  ["UTF-8 with a mark", join([0xef, 0xbb, 0xbf], utf8(TEXT)), "utf-8", true, ["encoding-bom bom warning 0-3 safe"]],
  [
    "UTF-16 LE with a mark",
    join([0xff, 0xfe], utf16(TEXT, true)),
    "utf-16le",
    true,
    ["encoding-not-utf8 utf16 error 0-3 safe"],
  ],
  [
    "UTF-16 BE with a mark",
    join([0xfe, 0xff], utf16(TEXT, false)),
    "utf-16be",
    true,
    ["encoding-not-utf8 utf16 error 0-3 safe"],
  ],
  ["UTF-16 LE", utf16(TEXT, true), "utf-16le", false, ["encoding-not-utf8 utf16 error 0-3 safe"]],
  ["UTF-16 BE", utf16(TEXT, false), "utf-16be", false, ["encoding-not-utf8 utf16 error 0-3 safe"]],
])("%s", (_, bytes, name, bom, findings) => {
  const { text, encoding } = decodeBytes(bytes);
  expect(text).toBe(TEXT);
  expect(encoding).toEqual({ name, bom });
  expect(said(bytes)).toEqual(findings);
});

describe("bytes that are not UTF-8", () => {
  test("a dash of Windows on its own is certain; the UTF-8 around it stays", () => {
    const bytes = join(utf8("café 😀 a "), [0x97], utf8(" b 中\n"));
    expect(decodeBytes(bytes)).toEqual({
      text: "café 😀 a — b 中\n",
      encoding: { name: "windows-1252", bom: false, firstInvalid: 10, certain: true },
    });
    expect(said(bytes)).toEqual(["encoding-not-utf8 windows1252 error 10-11 safe"]);
  });

  test("letters may be of another code page", () => {
    const bytes = join(utf8("caf"), [0xe9], utf8(" x\n"));
    expect(decodeBytes(bytes).text).toBe("café x\n");
    expect(said(bytes)).toEqual(["encoding-not-utf8 windows1252 error 3-4 unsafe"]);
  });

  test("a genuine replacement character is not taken for the first wrong one", () => {
    expect(decodeBytes(join(utf8("\uFFFD x "), [0x93], utf8("y"), [0x94])).encoding.firstInvalid).toBe(4);
  });

  test("an editor's replacement character shows the place", () => {
    const encoding = { name: "windows-1252", bom: false, firstInvalid: 2, certain: true } as const;
    expect(said({ text: "ab moved \uFFFD c", encoding })).toEqual(["encoding-not-utf8 windows1252 error 9-10 safe"]);
    expect(said({ text: "", encoding })).toEqual(["encoding-not-utf8 windows1252 error 0-0 safe"]);
  });
});

test("NUL characters", () => {
  expect(said("a\0b\0\0 and enough words around them to make it a text\n")).toEqual([
    "encoding-not-utf8 nul error 1-2 safe",
  ]);
  expect(said("\0\0\0\0abc")).toEqual(["encoding-not-utf8 binary error 0-4 "]);
  expect(said("x \0 and more words and more words ".repeat(2000))).toEqual(["encoding-not-utf8 binary error 2-3 "]);
});

test("valid UTF-8 is read as the platform reads it, and any bytes give a text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: "binary" }), (bytes, text) => {
      const encoded = utf8(text);
      // What looks like UTF-16 without a mark, or begins with one, is read as that.
      fc.pre(!text.startsWith("\uFEFF") && !text.includes("\0"));
      expect(decodeBytes(encoded).text).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(encoded));
      const mixed = decodeBytes(join(encoded, [0xff], bytes, [0x2e]));
      expect(mixed.text.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
