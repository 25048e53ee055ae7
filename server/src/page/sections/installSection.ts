import type { Snapshot, SnapshotInstallGuide } from "../../core/snapshot/model.ts";
import { button } from "../button.ts";
import { type Html, html, trusted } from "../html.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";

/** How someone installs the skill in the client of their choice. */
export function installSection({ install: { clients } }: Snapshot, options: PageOptions): Html | null {
  const chosen = clients.find(({ client }) => client === options.client) ?? clients[0];
  if (chosen === undefined) {
    return null;
  }
  const content =
    options.mode === "preview"
      ? html`${chooser(clients, chosen)}${guide(chosen, options)}`
      : html`${[chosen, ...clients.filter((each) => each !== chosen)].map(
          (each) => html`<details${each === chosen ? trusted(" open") : null}><summary>${each.title}</summary>
${guide(each, options)}
</details>
`,
        )}`;
  return section("install", "Install", "install", content);
}

function chooser(clients: readonly SnapshotInstallGuide[], chosen: SnapshotInstallGuide): Html {
  return html`<p class="chooser"><label for="client">Install in</label> <select id="client" data-action="choose-client">
${clients.map(({ client, title }) => html`<option value="${client}"${client === chosen.client ? trusted(" selected") : null}>${title}</option>\n`)}</select></p>
`;
}

function guide({ client, steps }: SnapshotInstallGuide, { mode }: PageOptions): Html {
  return html`<ol class="steps">
${steps.map(
  ({ text, copy }, index) => html`<li><p>${text}</p>${
    copy === null
      ? null
      : html`<div class="copy"><code>${copy}</code>${
          mode === "export"
            ? null
            : button({
                action: "copy",
                label: "Copy",
                icon: "copy",
                id: `copy-${client}-${index + 1}`,
                title: `Copy “${copy}”`,
                data: { text: copy },
              })
        }</div>`
  }</li>
`,
)}</ol>`;
}
