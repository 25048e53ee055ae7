// Types of generateLicenses.mjs for the tests.

export const RECOGNIZED: readonly (readonly [id: string, textOf?: string])[];
export function licenseText(license: readonly [id: string, textOf?: string]): string;
export function licenseTable(): Promise<string>;
