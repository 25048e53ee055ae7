import type { Span } from "../text/span.ts";

/** A tool of Claude Code, as `allowed-tools` and `disallowed-tools` name it. */
export interface Tool {
  readonly name: string;
  readonly summary: string;
  /** A pattern that names only some uses of the tool, and what it covers; absent when the tool takes none. */
  readonly pattern?: { readonly example: string; readonly summary: string };
}

/** The tools of Claude Code, by its tools reference (2026-11). Others exist: a name that is not here is no mistake. */
export const TOOLS: readonly Tool[] = [
  {
    name: "Bash",
    summary: "Runs shell commands.",
    pattern: { example: "Bash(git add *)", summary: "Only commands that begin with `git add `." },
  },
  {
    name: "Read",
    summary: "Reads files.",
    pattern: { example: "Read(src/**)", summary: "Only files below `src`." },
  },
  {
    name: "Edit",
    summary: "Changes parts of files.",
    pattern: { example: "Edit(docs/**)", summary: "Only files below `docs`." },
  },
  {
    name: "Write",
    summary: "Creates or overwrites files.",
    pattern: { example: "Write(docs/**)", summary: "Only files below `docs`." },
  },
  { name: "Glob", summary: "Finds files by name." },
  { name: "Grep", summary: "Searches the contents of files." },
  { name: "NotebookEdit", summary: "Changes cells of Jupyter notebooks." },
  {
    name: "WebFetch",
    summary: "Reads a web page.",
    pattern: { example: "WebFetch(domain:example.com)", summary: "Only pages of `example.com`." },
  },
  { name: "WebSearch", summary: "Searches the web." },
  {
    name: "Agent",
    summary: "Starts a subagent with a context of its own.",
    pattern: { example: "Agent(Explore)", summary: "Only the subagent `Explore`." },
  },
  {
    name: "Skill",
    summary: "Loads another skill.",
    pattern: { example: "Skill(commit)", summary: "Only the skill `commit`." },
  },
  { name: "AskUserQuestion", summary: "Asks the user a multiple-choice question." },
  { name: "TodoWrite", summary: "Keeps the session's task list, outside interactive sessions." },
  { name: "TaskCreate", summary: "Adds a task to the task list." },
  { name: "TaskGet", summary: "Reads a task of the task list." },
  { name: "TaskList", summary: "Lists the tasks." },
  { name: "TaskUpdate", summary: "Changes a task of the task list." },
  { name: "TaskStop", summary: "Stops a task that runs in the background." },
  { name: "EnterPlanMode", summary: "Switches to plan mode." },
  { name: "ExitPlanMode", summary: "Shows a plan for approval and leaves plan mode." },
  { name: "LSP", summary: "Asks a language server about code: definitions, references, types." },
  {
    name: "PowerShell",
    summary: "Runs PowerShell commands.",
    pattern: { example: "PowerShell(Get-ChildItem *)", summary: "Only commands that begin with `Get-ChildItem `." },
  },
  { name: "ToolSearch", summary: "Finds and loads tools that are not loaded yet." },
  { name: "ListMcpResourcesTool", summary: "Lists the resources of the connected MCP servers." },
  { name: "ReadMcpResourceTool", summary: "Reads a resource of an MCP server." },
];

/** How tools of MCP servers are named: the server, then the tool; a server alone means all of its tools. */
export const MCP_TOOL_EXAMPLE = "mcp__github__create_issue";

/** One tool of a list of tools in text form. */
export interface ToolToken {
  readonly text: string;
  /** UTF-16 offsets into the text that was split. */
  readonly span: Span;
  /** Without the parentheses and what they hold. */
  readonly name: string;
  /** What stands in the parentheses; `undefined` when there are none. */
  readonly pattern: string | undefined;
  /** False when a parenthesis is opened and not closed, or the other way round. */
  readonly balanced: boolean;
}

/** A list of tools in text form, taken apart. */
export interface ToolList {
  readonly tokens: readonly ToolToken[];
  /** The commas between tools. */
  readonly commas: readonly Span[];
  /** Commas that no tool stands before, behind or between. */
  readonly emptyAt: readonly Span[];
}

/** Takes a list of tools apart at spaces and commas outside parentheses. A tool whose parenthesis is open runs to the end. */
export function splitTools(text: string): ToolList {
  const tokens: ToolToken[] = [];
  const commas: Span[] = [];
  const emptyAt: Span[] = [];
  let toolSinceComma = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
    } else if (code === COMMA) {
      const comma = { start: at, end: at + 1 };
      commas.push(comma);
      if (!toolSinceComma) {
        emptyAt.push(comma);
      }
      toolSinceComma = false;
      at++;
    } else {
      const token = readTool(text, at);
      tokens.push(token);
      toolSinceComma = true;
      at = token.span.end;
    }
  }
  const last = commas.at(-1);
  if (last !== undefined && !toolSinceComma && emptyAt.at(-1) !== last) {
    emptyAt.push(last);
  }
  return { tokens, commas, emptyAt };
}

const COMMA = 44;
const OPEN = 40;
const CLOSE = 41;
const BACKSLASH = 92;

function readTool(text: string, start: number): ToolToken {
  let depth = 0;
  let strayClose = false;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) {
      // Claude Code's rules write a literal parenthesis as `\(`.
      const next = text.charCodeAt(end + 1);
      end += next === OPEN || next === CLOSE || next === BACKSLASH ? 1 : 0;
    } else if (code === OPEN) {
      depth++;
    } else if (code === CLOSE) {
      strayClose ||= depth === 0;
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 && (code === COMMA || isSpace(code))) {
      break;
    }
  }
  const token = text.slice(start, Math.min(end, text.length)).trimEnd();
  const open = token.indexOf("(");
  const closed = token.endsWith(")") ? token.length - 1 : token.length;
  return {
    text: token,
    span: { start, end: start + token.length },
    name: open < 0 ? token : token.slice(0, open),
    pattern: open < 0 ? undefined : token.slice(open + 1, Math.max(open + 1, closed)),
    balanced: depth === 0 && !strayClose,
  };
}

/** The white space that `trim` knows: a token is trimmed, so whatever that takes off must part tokens here as well. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));
}
