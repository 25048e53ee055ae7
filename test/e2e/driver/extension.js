// Runs functions that the end-to-end tests send, with the `vscode` API in hand, and answers with what they return.
// It listens on this machine only, and says where in a file named after the workspace folder.
const { createServer } = require("node:http");
const { renameSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const vscode = require("vscode");

exports.activate = (context) => {
  const announceIn = process.env.SKILLWRIGHT_TEST_DRIVER;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!announceIn || !folder) return;
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(JSON.stringify({ value: body })),
      (error) => response.end(JSON.stringify({ error: String(error?.stack ?? error) })),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    const file = join(announceIn, basename(folder));
    writeFileSync(`${file}.partial`, String(server.address().port));
    renameSync(`${file}.partial`, file);
  });
  context.subscriptions.push({ dispose: () => server.close() });
};

async function answer(request) {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { source, argument } = JSON.parse(body);
  return await new Function(`return (${source});`)()(vscode, argument);
}
