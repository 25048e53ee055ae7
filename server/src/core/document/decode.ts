/** How the bytes of a file were read. */
export interface Encoding {
  /** The encoding that the text was read in; anything but `utf-8` is a defect of the file. */
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** Whether the file begins with the byte order mark of that encoding. */
  readonly bom: boolean;
  /** For `windows-1252`: the UTF-16 offset in the text of the first character that is not valid UTF-8. */
  readonly firstInvalid?: number;
  /**
   * For `windows-1252`: whether the text can be trusted. True when all that is wrong are quotes, dashes and dots of a
   * word processor on their own, which every Windows code page has at the same place.
   */
  readonly certain?: boolean;
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
    const { text, firstInvalid, certain } = decodeMixed(content);
    return { text, encoding: { name: "windows-1252", bom, firstInvalid, certain } };
  }
}

function decode(label: "utf-16le" | "utf-16be", bytes: Uint8Array): string {
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

/** Reads what is UTF-8 as such and every other byte as Windows-1252: pasted text is often the only part that is wrong. */
function decodeMixed(bytes: Uint8Array): { text: string; firstInvalid: number; certain: boolean } {
  // UTF-16 as bytes, so that the result is built in one go however many bytes are wrong.
  const units = new Uint8Array(bytes.length * 2);
  let length = 0;
  const push = (unit: number): void => {
    units[length++] = unit & 0xff;
    units[length++] = unit >> 8;
  };
  let firstInvalid: number | undefined;
  let certain = true;
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at);
    if (size === 0) {
      const byte = bytes[at] ?? 0;
      firstInvalid ??= length / 2;
      certain &&= TYPOGRAPHIC.has(byte) && (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80;
      push(byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte);
      at++;
      continue;
    }
    const code = codePointAt(bytes, at, size);
    if (code > 0xffff) {
      push(0xd800 + ((code - 0x10000) >> 10));
      push(0xdc00 + ((code - 0x10000) & 0x3ff));
    } else {
      push(code);
    }
    at += size;
  }
  return { text: decode("utf-16le", units.subarray(0, length)), firstInvalid: firstInvalid ?? 0, certain };
}

/** The characters of the bytes 0x80 to 0x9f. Some hosts' decoders take them for control characters. */
const WINDOWS_1252 =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

/** The ellipsis, the curly quotes, the bullet and the dashes. */
const TYPOGRAPHIC: ReadonlySet<number> = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97]);

/** The number of bytes of the UTF-8 sequence at `at`, 0 when there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) {
    return 1;
  }
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + size > bytes.length) {
    return 0;
  }
  for (let i = 1; i < size; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  const code = codePointAt(bytes, at, size);
  const isTooShort = (size === 3 && code < 0x800) || (size === 4 && code < 0x10000);
  return isTooShort || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff ? 0 : size;
}

function codePointAt(bytes: Uint8Array, at: number, size: number): number {
  let code = (bytes[at] ?? 0) & (size === 1 ? 0x7f : 0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  }
  return code;
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
