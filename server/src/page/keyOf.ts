/**
 * A text as a part of an `id`: letters, digits, `-` and `_` stay, everything else becomes its number between dots.
 * Different texts get different keys, so an element keeps its identity, and with it its focus, from drawing to drawing.
 */
export function keyOf(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, (character) => `.${character.charCodeAt(0).toString(36)}.`);
}
