/** A file of an archive, its contents packed already. */
export interface ZipEntry {
  /** With the folders that it lies in, `/` between segments. */
  readonly path: string;
  readonly executable: boolean;
  /** Bytes before packing. */
  readonly size: number;
  /** CRC-32 of the bytes before packing. */
  readonly crc: number;
  /** `store`: the data are the file's bytes; `deflate`: they are a raw DEFLATE stream of them. */
  readonly method: "store" | "deflate";
  readonly data: readonly Uint8Array[];
}

/** A ZIP archive that grows file by file. The same files in the same order always make the same bytes. */
export interface ZipArchive {
  /** Appends a file. The caller sees to it that no path comes twice. */
  add(entry: ZipEntry): void;
  /** The whole archive; nothing is appended after that. */
  finish(): Uint8Array;
}

/** More files, or bytes in all, need a form of ZIP that not every client reads. */
export const ZIP_MOST_FILES = 65_535;

/**
 * Begins an archive as the PKZIP Application Note (APPNOTE.TXT, sections 4.3 and 4.4) describes it: sizes stand in front
 * of the data, names are UTF-8 and said to be, modes are those of Unix, and every time is the same.
 */
export function createZipArchive(): ZipArchive {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  return {
    add({ path, executable, size, crc, method, data }) {
      const name = new TextEncoder().encode(path);
      const packed = lengthOf(data);
      const common = [
        [2, VERSION_NEEDED],
        [2, NAMES_ARE_UTF8],
        [2, method === "deflate" ? DEFLATED : STORED],
        [2, TIME],
        [2, DATE],
        [4, crc],
        [4, packed],
        [4, size],
        [2, name.length],
        [2, 0],
      ] as const;
      const header = record(LOCAL_HEADER, common);
      directory.push(
        record(DIRECTORY_ENTRY, [
          [2, MADE_BY],
          ...common,
          // No comment, on the first disk, of unknown inner form.
          [2, 0],
          [2, 0],
          [2, 0],
          [4, (executable ? EXECUTABLE_FILE : PLAIN_FILE) * 0x10000],
          [4, offset],
        ]),
        name,
      );
      parts.push(header, name, ...data);
      offset += header.length + name.length + packed;
    },
    finish() {
      const files = directory.length / 2;
      const end = record(END_OF_DIRECTORY, [
        [2, 0],
        [2, 0],
        [2, files],
        [2, files],
        [4, lengthOf(directory)],
        [4, offset],
        [2, 0],
      ]);
      return joined([...parts, ...directory, end]);
    },
  };
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 2.0: folders and DEFLATE. */
const VERSION_NEEDED = 20;
/** Unix, so that modes are read. */
const MADE_BY = (3 << 8) | VERSION_NEEDED;
const NAMES_ARE_UTF8 = 1 << 11;
const STORED = 0;
const DEFLATED = 8;
/** Midnight of 1 January 1980, the earliest time that the format knows; it has no time zone. */
const TIME = 0;
const DATE = (1 << 5) | 1;
/** Regular files, `rwxr-xr-x` and `rw-r--r--`. */
const EXECUTABLE_FILE = 0o100755;
const PLAIN_FILE = 0o100644;

/** A signature and numbers, each with its count of bytes, least significant byte first. */
function record(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const all = [[4, signature] as const, ...fields];
  const bytes = new Uint8Array(all.reduce((total, [length]) => total + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of all) {
    if (length === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += length;
  }
  return bytes;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((total, { length }) => total + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
