/** An entry of a ZIP archive, as its two headers describe it. */
export interface ZipRecord {
  readonly name: string;
  /** What both headers say: in front of the data, and in the directory at the end. */
  readonly local: ZipFields;
  readonly central: ZipFields;
  readonly madeBy: number;
  /** The mode of Unix. */
  readonly mode: number;
  readonly internal: number;
  /** Lengths of the extra field and the comment in the directory. */
  readonly extra: number;
  readonly comment: number;
}

/** The fields that both headers of an entry have. */
export interface ZipFields {
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly nameLength: number;
}

/** Reads the headers of a ZIP archive, and fails where they do not follow each other without a gap. */
export function readZip(bytes: Uint8Array): readonly ZipRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expectSignature(view, end, 0x06054b50);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const records: ZipRecord[] = [];
  let at = start;
  let next = 0;
  for (let index = 0; index < count; index++) {
    expectSignature(view, at, 0x02014b50);
    const central = fieldsAt(view, at + 6);
    const [extra, comment] = [view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const offset = view.getUint32(at + 42, true);
    if (offset !== next) {
      throw new Error(`Entry ${index} begins at ${offset}, not at ${next}.`);
    }
    expectSignature(view, offset, 0x04034b50);
    const local = fieldsAt(view, offset + 4);
    next = offset + 30 + local.nameLength + view.getUint16(offset + 28, true) + local.packed;
    records.push({
      name: new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at + 46, at + 46 + central.nameLength)),
      local,
      central,
      madeBy: view.getUint16(at + 4, true),
      mode: view.getUint32(at + 38, true) >>> 16,
      internal: view.getUint16(at + 36, true),
      extra,
      comment,
    });
    at += 46 + central.nameLength + extra + comment;
  }
  if (next !== start || at !== end || view.getUint32(end + 12, true) !== end - start) {
    throw new Error("The directory does not stand between the last file and the end.");
  }
  return records;
}

function fieldsAt(view: DataView, at: number): ZipFields {
  return {
    versionNeeded: view.getUint16(at, true),
    flags: view.getUint16(at + 2, true),
    method: view.getUint16(at + 4, true),
    time: view.getUint16(at + 6, true),
    date: view.getUint16(at + 8, true),
    crc: view.getUint32(at + 10, true),
    packed: view.getUint32(at + 14, true),
    size: view.getUint32(at + 18, true),
    nameLength: view.getUint16(at + 22, true),
  };
}

function expectSignature(view: DataView, at: number, signature: number): void {
  const found = view.getUint32(at, true);
  if (found !== signature) {
    throw new Error(`At ${at} stands ${found.toString(16)}, not ${signature.toString(16)}.`);
  }
}
