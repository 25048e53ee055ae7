/** A whole number with commas: `12,345`. */
export function formatCount(value: number): string {
  return COUNT.format(value);
}

/** A number with its noun, which takes an `s` unless there is one: `1 file`, `1,200 files`. */
export function countOf(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(value)} ${value === 1 ? noun : plural}`;
}

/** Bytes as a person reads them, in steps of 1,024: `0 B`, `4.2 KB`, `31 MB`. */
export function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 1,023.95 KB would be written "1,024 KB".
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${formatCount(Number(value.toFixed(digits)))} ${UNITS[unit]}`;
}

/** A moment as `Jan 19, 2026, 04:39 UTC+01:00`, from ISO 8601; any other text stays as it is. */
export function formatMoment(iso: string): string {
  const [, year, month, day, time, offset = ""] = MOMENT.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) {
    return iso;
  }
  const zone = offset === "Z" || /^[+-]00:?00$/.test(offset) ? " UTC" : offset === "" ? "" : ` UTC${offset}`;
  return `${name} ${Number(day)}, ${year}, ${time}${zone}`;
}

const COUNT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const UNITS = ["B", "KB", "MB", "GB", "TB"];
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
