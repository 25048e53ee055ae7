import type { SkillHost } from "../host.ts";

/** A disk as an editor sees it: the texts of open files (by address) count instead of what is stored. */
export function bufferedHost(host: SkillHost, buffers: ReadonlyMap<string, string>): SkillHost {
  const { statAndRead } = host;
  return {
    listFolder: (uri) => host.listFolder(uri),
    async readFile(uri, limit) {
      const buffer = buffers.get(uri);
      // A character takes a byte at least, so no more of them than bytes are needed.
      return buffer === undefined
        ? host.readFile(uri, limit)
        : new TextEncoder().encode(buffer.slice(0, limit)).subarray(0, limit);
    },
    async stat(uri) {
      const buffer = buffers.get(uri);
      const stat = await host.stat(uri);
      return buffer === undefined || stat === undefined
        ? stat
        : { ...stat, size: new TextEncoder().encode(buffer).length };
    },
    ...(statAndRead === undefined
      ? {}
      : {
          async statAndRead(uri: string, limit: number) {
            const found = await statAndRead.call(host, uri, limit);
            const buffer = buffers.get(uri);
            if (buffer === undefined || found === undefined) {
              return found;
            }
            const bytes = new TextEncoder().encode(buffer);
            return { stat: { ...found.stat, size: bytes.length }, bytes: bytes.subarray(0, limit) };
          },
        }),
    isInWorkspace: (uri) => host.isInWorkspace(uri),
  };
}
