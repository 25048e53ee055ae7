import type { Root } from "hast";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import graphql from "highlight.js/lib/languages/graphql";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import { visit } from "unist-util-visit";

/** The languages that the code blocks of real skills are written in; each costs 1 to 10 KB of the bundle. */
const lowlight = createLowlight({
  ...{
    bash,
    c,
    cpp,
    csharp,
    css,
    diff,
    dockerfile,
    go,
    graphql,
    ini,
    java,
    javascript,
    json,
    markdown,
    php,
    powershell,
  },
  ...{ python, ruby, rust, shell, sql, typescript, xml, yaml },
});

/** UTF-16 units of one block, and of all blocks together, beyond which code is shown in one color, to stay quick. */
const LONGEST_BLOCK = 20_000;
const LONGEST_TOTAL = 150_000;

/** Colors the code blocks that name a known language. */
export function highlightCode(): (tree: Root) => void {
  return (tree) => {
    let left = LONGEST_TOTAL;
    visit(tree, "element", (node, _index, parent) => {
      const text = node.children[0];
      const language = node.tagName === "code" ? languageOf(node.properties["className"]) : undefined;
      if (language === undefined || text?.type !== "text" || parent?.type !== "element" || parent.tagName !== "pre") {
        return;
      }
      left -= text.value.length;
      if (left >= 0 && text.value.length <= LONGEST_BLOCK) {
        node.children = lowlight.highlight(language, text.value).children as typeof node.children;
        node.properties["className"] = ["hljs", `language-${language}`];
      }
    });
  };
}

function languageOf(classes: unknown): string | undefined {
  const names = Array.isArray(classes) ? classes : [];
  const name = names.map(String).find((each) => each.startsWith("language-"));
  const language = name?.slice("language-".length).toLowerCase();
  return language !== undefined && lowlight.registered(language) ? language : undefined;
}
