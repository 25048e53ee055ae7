/** How the bytes of a file were read. */
export interface Encoding {
  /** The encoding that the text was read in; anything but `utf-8` is a defect of the file. */
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** Whether the file begins with the byte order mark of that encoding. */
  readonly bom: boolean;
  /** For `windows-1252`: the UTF-16 offset in the text of the first character that is not valid UTF-8. */
  readonly firstInvalid?: number;
}

/** The encoding of a text that never was bytes. */
export const UTF8: Encoding = { name: "utf-8", bom: false };

/**
 * Reads bytes as text: UTF-8 where they are valid, otherwise the encoding they look like, so that an author sees words
 * and a finding, not replacement characters. A byte order mark is not part of the text. Never throws.
 */
export function decodeBytes(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: decode("utf-16le", bytes.subarray(2)), encoding: { name: "utf-16le", bom: true } };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: decode("utf-16be", bytes.subarray(2)), encoding: { name: "utf-16be", bom: true } };
  }
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== undefined) {
    return { text: decode(utf16, bytes), encoding: { name: utf16, bom: false } };
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = bom ? bytes.subarray(3) : bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return { text, encoding: bom ? { name: "utf-8", bom } : UTF8 };
  } catch {
    const firstInvalid = decode("utf-8", content).indexOf("\uFFFD");
    return { text: decode("windows-1252", content), encoding: { name: "windows-1252", bom, firstInvalid } };
  }
}

function decode(label: Encoding["name"], bytes: Uint8Array): string {
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

/** Latin text in UTF-16 has a zero in every other byte; the first bytes of a skill (`---`) always do. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = Math.min(bytes.length - (bytes.length % 2), 512);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample; i += 2) {
    even += bytes[i] === 0 ? 1 : 0;
    odd += bytes[i + 1] === 0 ? 1 : 0;
  }
  const half = sample / 2;
  if (half >= 2 && odd > half * 0.4 && even < half * 0.1) {
    return "utf-16le";
  }
  return half >= 2 && even > half * 0.4 && odd < half * 0.1 ? "utf-16be" : undefined;
}
