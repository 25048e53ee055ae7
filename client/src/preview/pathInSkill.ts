/**
 * The parts of a path that stays inside of the skill's folder; `undefined` for any other: an absolute one, an address,
 * one that climbs, or one that some system would read as such.
 */
export function pathInSkill(path: string): readonly string[] | undefined {
  const parts = path.split("/").filter((part) => part !== "." && part !== "");
  const leaves = path.startsWith("/") || /[\\\0]/.test(path) || /^[a-z][a-z0-9+.-]*:/i.test(path);
  return leaves || parts.length === 0 || parts.includes("..") ? undefined : parts;
}
