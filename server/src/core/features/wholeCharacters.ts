/** The beginning of a file that was read up to `limit` bytes, without a UTF-8 character that the limit cut in two. */
export function wholeCharacters(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length < limit) {
    return bytes;
  }
  let start = bytes.length - 1;
  while (start > bytes.length - 4 && start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
    start--;
  }
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return bytes.length - start < length ? bytes.subarray(0, start) : bytes;
}
