/**
 * The number of words as `wc -w` of GNU coreutils counts them under a UTF-8 locale: stretches without white space that
 * hold something printable. Its white space is `iswspace` of glibc, the spaces that do not break, and the word joiner.
 */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      isInWord = false;
    } else if (!isInWord && isPrintable(code)) {
      isInWord = true;
      words++;
    }
  }
  return words;
}

function isSpace(code: number): boolean {
  if (code <= 0x20) {
    return code === 0x20 || (code >= 9 && code <= 13);
  }
  return code >= 0xa0 && (code === 0xa0 || code === 0x1680 || (code >= 0x2000 && SPACES.has(code)));
}

const SPACES: ReadonlySet<number> = new Set([
  ...Array.from({ length: 11 }, (_, index) => 0x2000 + index),
  0x202f,
  0x205f,
  0x2060,
  0x3000,
]);

/** False for control characters and for the separators that end no line in a terminal. */
function isPrintable(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code !== 0x2028 && code !== 0x2029);
}
