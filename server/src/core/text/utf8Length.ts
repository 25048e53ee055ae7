/** The number of bytes that a text takes in UTF-8; a lone surrogate takes the three of a replacement character. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) {
      // Two bytes up to U+07FF, three above; a pair of surrogates takes four, two of which its units are counted for.
      const isPair = code >= 0xd800 && code <= 0xdbff && isLowSurrogate(text.charCodeAt(i + 1));
      length += code < 0x800 ? 1 : 2;
      i += isPair ? 1 : 0;
    }
  }
  return length;
}

/** False for `NaN`, which stands behind the end of a text. */
function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
