import { Deflate, deflateSync } from "fflate/browser";
import type { Cancellation, SkillHost } from "../../host.ts";
import { childUri } from "../../workspace/uri.ts";
import { crc32 } from "./crc32.ts";
import type { PackageEntry, PackagePlan } from "./planPackage.ts";
import { createZipArchive, ZIP_MOST_FILES, type ZipEntry } from "./zipArchive.ts";

/** How the packing is watched and stopped. */
export interface PackageWork {
  readonly cancellation: Cancellation;
  /** Lets other work run; awaited between steps of about ten milliseconds. */
  pause(): Promise<void>;
  /** How many files are packed, of how many. */
  onProgress?(done: number, total: number): void;
}

/** Why there is no package, in a whole sentence. */
export interface PackageFailure {
  readonly failed: string;
}

/**
 * Packs the files of a plan from the folder at `folderUri`. The same files give the same bytes, wherever and whenever.
 * A file that is no longer as it was planned, and being called off, end in a reason and never in half an archive.
 */
export async function writePackage(
  folderUri: string,
  plan: PackagePlan,
  host: SkillHost,
  { cancellation, pause, onProgress }: PackageWork,
): Promise<Uint8Array | PackageFailure> {
  if (plan.size > MOST_BYTES || plan.entries.length > ZIP_MOST_FILES) {
    return { failed: "The folder is too large for a package." };
  }
  const archive = createZipArchive();
  const rest = restEvery(STEP_BYTES, pause);
  for (const [index, entry] of plan.entries.entries()) {
    const bytes = await host.readFile(childUri(folderUri, entry.path));
    if (bytes === undefined) {
      return { failed: `"${entry.path}" cannot be read.` };
    }
    if (bytes.length !== entry.size) {
      return { failed: `"${entry.path}" changed while it was packed. Try again.` };
    }
    const packed = await pack(`${plan.root}/${entry.path}`, entry, bytes, cancellation, rest);
    if (packed === undefined) {
      return CALLED_OFF;
    }
    archive.add(packed);
    onProgress?.(index + 1, plan.entries.length);
  }
  return archive.finish();
}

const CALLED_OFF: PackageFailure = { failed: "The packing was canceled." };

/** Far more than any client or marketplace takes; the archive is made in memory. */
const MOST_BYTES = 1_000_000_000;
/** Packing this much takes about ten milliseconds; a file counts as some of it, however small. */
const STEP_BYTES = 131_072;
const FILE_BYTES = 4096;
/** The usual trade of time for size; another level would give other bytes. */
const LEVEL = { level: 6 } as const;

/** `undefined` when it was called off. */
async function pack(
  path: string,
  { size, executable }: PackageEntry,
  bytes: Uint8Array,
  cancellation: Cancellation,
  rest: (bytes: number) => Promise<void>,
): Promise<ZipEntry | undefined> {
  const deflated: Uint8Array[] = [];
  let crc = 0;
  await rest(FILE_BYTES);
  if (size <= STEP_BYTES) {
    crc = crc32(bytes, 0);
    deflated.push(deflateSync(bytes, LEVEL));
    await rest(size);
  } else {
    const stream = new Deflate(LEVEL, (chunk) => void deflated.push(chunk));
    for (let start = 0; start < size && !cancellation.isCancellationRequested; start += STEP_BYTES) {
      const piece = bytes.subarray(start, start + STEP_BYTES);
      crc = crc32(piece, crc);
      stream.push(piece, start + STEP_BYTES >= size);
      await rest(piece.length);
    }
  }
  if (cancellation.isCancellationRequested) {
    return undefined;
  }
  const isSmaller = deflated.reduce((total, { length }) => total + length, 0) < size;
  return {
    path,
    // Windows has no such mark; there a script that names its interpreter gets it, or nobody could run it elsewhere.
    executable: executable ?? (bytes[0] === HASH && bytes[1] === BANG),
    size,
    crc,
    method: isSmaller ? "deflate" : "store",
    data: isSmaller ? deflated : [bytes],
  };
}

const HASH = 0x23;
const BANG = 0x21;

/** Counts work, and rests each time that so much of it was done. */
function restEvery(most: number, pause: () => Promise<void>): (bytes: number) => Promise<void> {
  let done = 0;
  return async (bytes) => {
    done += bytes;
    if (done >= most) {
      done = 0;
      await pause();
    }
  };
}
