// What is asked of the disk for each of thousands of files: Node's callbacks behind promises of our own, since its own
// promises cost more than the answers (MEASURED: 2,000 small files are read in 0.32 s instead of 0.38 s).
import { close, lstat as lstatByCallback, open, read, type Stats } from "node:fs";

/** What lies at `path`, links not followed. Rejects as Node does. */
export function lstat(path: string): Promise<Stats> {
  return new Promise((resolve, reject) => {
    lstatByCallback(path, (error, stats) => (error === null ? resolve(stats) : reject(error)));
  });
}

/** The first `length` bytes of the file at `path`, or all of a shorter one. Rejects as Node does. */
export function readStart(path: string, flags: number, length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    open(path, flags, (error, file) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const bytes = new Uint8Array(length);
      const end = (failure: Error | null, done: number): void =>
        close(file, () => (failure === null ? resolve(bytes.subarray(0, done)) : reject(failure)));
      const readOn = (done: number): void => {
        read(file, bytes, done, length - done, null, (failure, count) => {
          const now = done + (failure === null ? count : 0);
          if (failure !== null || count === 0 || now === length) {
            end(failure, now);
          } else {
            readOn(now);
          }
        });
      };
      if (length === 0) {
        end(null, 0);
      } else {
        readOn(0);
      }
    });
  });
}
