import { inlineCode } from "../../features/markdownText.ts";
import { plainText } from "../../text/displayText.ts";

/**
 * A text of unknown content as one line of Markdown that shows exactly this text, at the beginning of a line, behind
 * other words and in the cell of a table: nothing in it is a mark, HTML, a link, a mention (`@name`) or a reference
 * (`#12`). Control and format characters are shown as replacement characters.
 */
export function escapeMarkdown(text: string): string {
  const line = plainText(text.replace(/\s+/g, " ")).trim();
  const inert = line.replace(MEANINGFUL, (found) => {
    const entity = ENTITIES[found];
    return entity ?? (MARK.test(found) ? `\\${found}` : `${found}${NOTHING}`);
  });
  return inert.replace(/^[#+=-]/, "\\$&").replace(/^(\d+)(?=[.)])/, "$1\\");
}

/** A path or an identifier as inline code that holds in the cell of a table, too. */
export function codeMarkdown(text: string): string {
  const line = plainText(text.replace(/\s+/g, " ")).trim();
  // No renderer agrees with the other about a bar in the code of a table.
  return line === "" || line.includes("|") ? escapeMarkdown(line) : inlineCode(line);
}

/** A link where the address is one of the web and can be written as one; else only its words. */
export function linkMarkdown(words: string, url: string | null): string {
  const isPlain = url !== null && /^https:\/\/[\w.~:/?#@!$&'()*+,;=%[\]-]+$/.test(url);
  return isPlain ? `[${escapeMarkdown(words)}](<${url.replace(/&/g, "&amp;")}>)` : escapeMarkdown(words);
}

/**
 * What has a meaning anywhere in a line: CommonMark's marks, those of GitHub's tables and math, and then what GitHub
 * links. An escape does not keep it from linking; a space without width behind it does.
 */
const MEANINGFUL = /[\\`*_[\]<>|~&^$]|@|#(?=\d)|www(?=\.)|(?:https?|ftp|mailto|xmpp)(?=:)/gi;
const MARK = /^[\\`*_[\]~^$]$/;
const ENTITIES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;" };
const NOTHING = "&#8203;";
