// Types of browser.mjs for the tests.

export const browserAdvice: string;
export const headlessFlags: string[];
export function findBrowser(): string | undefined;
export function findOrInstallBrowser(): Promise<string | undefined>;
