import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * The rules as they are, with the summary of each page in docs/rules (its first line below the title).
 * @returns {Promise<{ id: string, severity: string, fix: string, summary: string }[]>}
 */
export async function loadRules() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["server/src/core/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    // The parts that are no ES modules in their form for Node could not be loaded from a data: address.
    platform: "browser",
    conditions: ["worker", "browser"],
    logLevel: "warning",
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  const { RULES } = await import(`data:text/javascript;base64,${source}`);
  return RULES.map(({ id, severity, fix }) => {
    const page = `${root}docs/rules/${id}.md`;
    const lines = existsSync(page) ? readFileSync(page, "utf8").split("\n") : [];
    const summary = lines.slice(1).find((line) => line.trim() !== "") ?? "";
    return { id, severity, fix: fix === "none" ? "–" : fix, summary: summary.replaceAll("|", "\\|") };
  });
}
