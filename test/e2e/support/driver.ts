// Talks to the test driver (test/e2e/driver), an extension beside ours: a test's function runs in the extension host.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect } from "@playwright/test";
import type * as vscode from "vscode";

/** Runs `work` in the extension host; like `page.evaluate`, it sees its argument and nothing else of the test. */
export type Evaluate = <Result, Argument = undefined>(
  work: (api: typeof vscode, argument: Argument) => Result | PromiseLike<Result>,
  ...argument: Argument extends undefined ? [] : [Argument]
) => Promise<Result>;

/** Waits until the window on `folder` has its driver, and gives the way to reach it. */
export async function connectDriver(announcements: string, folder: string): Promise<Evaluate> {
  let port = "";
  await expect
    .poll(async () => {
      port = await readFile(join(announcements, basename(folder)), "utf8").catch(() => "");
      return port;
    }, "the test driver starts in the extension host")
    .not.toBe("");
  return async (work, ...[argument]) => {
    const body = JSON.stringify({ source: work.toString(), argument });
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
    const { value, error } = (await response.json()) as { value: never; error?: string };
    if (error !== undefined) throw new Error(`In the extension host: ${error}`);
    return value;
  };
}
