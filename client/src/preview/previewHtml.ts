import { Uri, type Webview, workspace } from "vscode";

/** Reads the scripts of the preview, in the order in which they run. They lie outside of what a frame may read. */
export async function readPreviewScripts(extensionUri: Uri): Promise<readonly string[]> {
  const decoder = new TextDecoder();
  const files = ["dist/page.js", "dist/preview.js"].map((path) => Uri.joinPath(extensionUri, path));
  return await Promise.all(files.map(async (file) => decoder.decode(await workspace.fs.readFile(file))));
}

/**
 * The document of a preview, empty but for its scripts. Only they run; styles come as sheets that the script makes;
 * images come from the skill's folder, from the text itself and, encrypted, from `hosts`; nothing else is loaded.
 */
export function previewHtml(
  { cspSource }: Pick<Webview, "cspSource">,
  scripts: readonly string[],
  hosts: readonly string[],
): string {
  const nonce = randomNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `img-src ${[cspSource, "data:", ...hosts.map((host) => `https://${host}`)].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Skill Snapshot</title>
</head>
<body>
<main id="snapshot" aria-busy="true"></main>
${scripts.map((script) => `<script nonce="${nonce}">${inlineScript(script)}</script>`).join("\n")}
</body>
</html>`;
}

/** A script that its element does not end early: in strings and patterns alike, `\x3c` is a `<`. */
export function inlineScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, "\\x3c");
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
