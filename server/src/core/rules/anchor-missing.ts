import type { Reference } from "../document/body.ts";
import { formatTarget } from "../document/target.ts";
import type { Fix } from "../finding.ts";
import { replace } from "../text/edit.ts";
import { nearestAnchors } from "../workspace/nearestAnchor.ts";
import { resolveTarget } from "../workspace/resolveTarget.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/**
 * A link's `#fragment` is no heading of this file or of the linked one, after GitHub's rules for fragments (which VS
 * Code's preview shares); `{#id}` and ids of raw HTML count. Silent where the linked file's headings are not known.
 */
export const anchorMissing = defineRule({
  id: "anchor-missing",
  severity: "info",
  reads: ["body", "folder"],
  fix: "safe",
  messages: {
    here: ({ fragment }: { fragment: string }) =>
      `No heading of this file has the fragment "#${fragment}", so the link does not jump anywhere in VS Code or on GitHub. Write a heading's fragment: lower case, with hyphens for spaces and without punctuation.`,
    there: ({ fragment, file }: { fragment: string; file: string }) =>
      `No heading of "${file}" has the fragment "#${fragment}", so the link opens the file but does not jump to the place in VS Code or on GitHub. Write a heading's fragment: lower case, with hyphens for spaces and without punctuation.`,
  },
  *check({ body, folder }) {
    for (const reference of body.references) {
      const { kind, target } = reference;
      if (
        (kind !== "link" && kind !== "definition") ||
        target.fragment === undefined ||
        !isCheckable(target.fragment.text)
      ) {
        continue;
      }
      const { text: fragment, span } = target.fragment;
      if (target.kind === "fragment") {
        if (!body.anchors.has(fragment)) {
          yield { message: "here", data: { fragment }, span, fixes: () => fixesFor(reference, body.anchors) };
        }
        continue;
      }
      const resolution = resolveTarget(target, folder);
      if (resolution.type !== "found" && resolution.type !== "otherCase") {
        continue;
      }
      const file = resolution.path;
      const anchors = file === folder?.fileName ? body.anchors : folder?.anchorsOf(file);
      if (anchors !== undefined && !anchors.has(fragment)) {
        yield { message: "there", data: { fragment, file }, span, fixes: () => fixesFor(reference, anchors) };
      }
    }
  },
});

/** `#top` is the start of any page; `#L12` and `#:~:text=` are read by GitHub and browsers, not made of headings. */
function isCheckable(fragment: string): boolean {
  return fragment !== "" && !/^(?:top$|L\d+(?:-L?\d+)?$|:~:)/i.test(fragment);
}

function fixesFor({ target, form }: Reference, anchors: ReadonlySet<string>): readonly Fix[] {
  const { fragment } = target;
  if (fragment === undefined) {
    return [];
  }
  return nearestAnchors(fragment.text, anchors).map(({ anchor, certain }) => {
    const edit = replace(fragment.span, formatTarget(anchor, form));
    return certain ? safeFix(`Change to "#${anchor}"`, edit) : unsafeFix(`Change to "#${anchor}"`, edit);
  });
}
