import type { Snapshot, SnapshotLicense, SnapshotSource } from "../../core/snapshot/model.ts";
import { fileLink } from "../fileLink.ts";
import { type Html, type HtmlPart, html } from "../html.ts";
import { formatMoment } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";
import { webLink } from "../webLink.ts";

/** Under which terms it is published, where it comes from, and what stands beside it for its readers. */
export function sourceSection({ license, source }: Snapshot, options: PageOptions): Html {
  return section(
    "source",
    "Source, license and community",
    "source",
    html`<dl class="facts">
${fact("License", licenseFact(license, options))}
${origin(source, options)}
${
  source.community.length === 0
    ? fact("Community files", "None found, such as README or CHANGELOG.")
    : fact(
        "Community files",
        html`<ul class="chips">${source.community.map(({ name, path }) => html`<li>${fileLink(path, options, name)}</li>`)}</ul>`,
      )
}
</dl>`,
  );
}

function fact(term: string, content: HtmlPart): Html {
  return html`<div><dt>${term}</dt><dd>${content}</dd></div>`;
}

function licenseFact({ spdx, from, written, path, similarity }: SnapshotLicense, options: PageOptions): Html {
  const name = html`<strong>${spdx}</strong>`;
  const file = path === null ? null : fileLink(path, options);
  const alike = similarity === null ? "" : ` (${Math.floor(similarity * 100)} % alike)`;
  switch (from) {
    case "field":
      return html`${name} <small>from the field <code>license</code>${file === null ? null : html`; the text is in ${file}`}</small>`;
    case "file":
      return html`${name} <small>recognized from ${file ?? "its file"}${alike}</small>`;
    default:
      return html`${name} <small>${
        written === null
          ? "Nothing says under which terms it may be used."
          : html`The field says “${written}”, which is no license that can be named.`
      }${file === null ? null : html` There is a file, ${file}, whose text is not known.`}</small>`;
  }
}

function origin(source: SnapshotSource, options: PageOptions): HtmlPart {
  if (source.state !== "repository") {
    return fact("Source", ORIGINS[source.state]);
  }
  const { repository, repositoryUrl, host, url, branch, commit, updatedAt, uncommitted } = source;
  const name = [host, repository].filter((part) => part !== null).join("/");
  return [
    fact(
      "Repository",
      name === ""
        ? "A repository that is not published at an address that is known."
        : repositoryUrl === null
          ? name
          : webLink(repositoryUrl, name, options),
    ),
    url === null ? null : fact("This skill", webLink(url, url, options)),
    commit === null
      ? null
      : fact(
          "Commit",
          html`<code>${commit.slice(0, 10)}</code>${branch === null ? null : html` on <code>${branch}</code>`}`,
        ),
    fact(
      "Updated",
      html`${updatedAt === null ? "Not committed yet" : html`<time datetime="${updatedAt}">${formatMoment(updatedAt)}</time>`}${
        uncommitted ? ", with uncommitted changes" : ""
      }`,
    ),
  ];
}

const ORIGINS: Readonly<Record<Exclude<SnapshotSource["state"], "repository">, string>> = {
  none: "The skill is in no git repository.",
  untrusted: "Git is not asked as long as you have not said that you trust this workspace.",
  unknown: "Git was not asked.",
};
