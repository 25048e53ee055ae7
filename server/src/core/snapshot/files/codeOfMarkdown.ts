/**
 * Gives a function that keeps what is code (fenced blocks and code spans) of Markdown that comes in pieces, each ending
 * at a line end. Cruder than parsing, and far faster: a mistake costs one name in a list.
 */
export function createCodeOfMarkdown(): (piece: string) => string {
  let fence = "";
  return (piece) => {
    if (fence === "" && !piece.includes("`") && !piece.includes("~~~")) {
      return "";
    }
    const code: string[] = [];
    // Line by line, so that nothing is ever looked for beyond the end of a line.
    for (const line of piece.split("\n")) {
      const marker = FENCE.exec(line)?.[1] ?? "";
      if (fence === "") {
        if (marker !== "") {
          fence = marker;
        } else {
          addSpans(line, code);
        }
      } else if (marker.startsWith(fence) && line.trim() === marker) {
        fence = "";
      } else {
        code.push(line);
      }
    }
    return code.join("\n");
  };
}

/** However far it is indented, as in a list. A line of three backticks around a word is a code span. */
const FENCE = /^[ \t>]*(~{3,}|`{3,}(?=[^`]*$))/;

function addSpans(line: string, code: string[]): void {
  for (let open = line.indexOf("`"); open >= 0; ) {
    let content = open;
    while (line[content] === "`") {
      content++;
    }
    const marker = line.slice(open, content);
    const close = line.indexOf(marker, content);
    if (close < 0) {
      return;
    }
    code.push(line.slice(content, close));
    open = line.indexOf("`", close + marker.length);
  }
}
