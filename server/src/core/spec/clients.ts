/** A program that loads skills, and where it looks for them. */
export interface ClientSpec {
  /** Stable: settings and commands name the client by it. */
  readonly id: string;
  readonly title: string;
  /** Folders of a project that skills lie in, the client's own first. */
  readonly project: readonly string[];
  /** Folders of the user's home that skills lie in, the client's own first. */
  readonly user: readonly string[];
  /** What the command `npx skills add` calls the client; absent when it does not know it. */
  readonly agent?: string;
  /** Where it is said. */
  readonly source: string;
}

/**
 * The clients that load skills from folders, the usual ones first. Read in their documentation and sources, and in the
 * table of agents of the `skills` command (2026-11).
 */
export const CLIENTS: readonly ClientSpec[] = [
  {
    id: "claude-code",
    title: "Claude Code",
    project: [".claude/skills"],
    user: ["~/.claude/skills"],
    agent: "claude-code",
    source: "Claude Code documentation, Skills",
  },
  {
    id: "vscode",
    title: "VS Code with GitHub Copilot",
    project: [".github/skills", ".claude/skills", ".agents/skills"],
    user: ["~/.copilot/skills", "~/.claude/skills", "~/.agents/skills"],
    agent: "github-copilot",
    source: "VS Code documentation, Agent Skills",
  },
  {
    id: "codex",
    title: "Codex",
    project: [".agents/skills", ".codex/skills"],
    user: ["~/.agents/skills", "~/.codex/skills"],
    agent: "codex",
    source: "openai/codex, core-skills/src/loader.rs",
  },
  {
    id: "cursor",
    title: "Cursor",
    project: [".cursor/skills", ".agents/skills"],
    user: ["~/.cursor/skills", "~/.agents/skills"],
    agent: "cursor",
    source: "Cursor documentation, Skills",
  },
  {
    id: "gemini-cli",
    title: "Gemini CLI",
    project: [".gemini/skills", ".agents/skills"],
    user: ["~/.gemini/skills"],
    agent: "gemini-cli",
    source: "Gemini CLI documentation, Skills",
  },
  {
    id: "opencode",
    title: "OpenCode",
    project: [".opencode/skills", ".claude/skills", ".agents/skills"],
    user: ["~/.config/opencode/skills"],
    agent: "opencode",
    source: "OpenCode documentation, Skills",
  },
  {
    id: "goose",
    title: "Goose",
    project: [".agents/skills", ".goose/skills", ".claude/skills"],
    user: ["~/.agents/skills"],
    agent: "goose",
    source: "Goose documentation, Skills",
  },
  {
    id: "windsurf",
    title: "Windsurf",
    project: [".windsurf/skills", ".agents/skills"],
    user: ["~/.codeium/windsurf/skills", "~/.agents/skills"],
    agent: "windsurf",
    source: "Windsurf documentation, Skills",
  },
  {
    id: "amp",
    title: "Amp",
    project: [".agents/skills", ".claude/skills"],
    user: ["~/.config/agents/skills", "~/.config/amp/skills"],
    agent: "amp",
    source: "Amp manual, Agent Skills",
  },
  {
    id: "openclaw",
    title: "OpenClaw",
    project: ["skills", ".agents/skills"],
    user: ["~/.openclaw/skills", "~/.agents/skills"],
    agent: "openclaw",
    source: "OpenClaw documentation, Skills",
  },
  {
    id: "kiro",
    title: "Kiro",
    project: [".kiro/skills"],
    user: ["~/.kiro/skills"],
    agent: "kiro-cli",
    source: "Kiro documentation, Skills",
  },
  {
    id: "roo",
    title: "Roo Code",
    project: [".roo/skills"],
    user: ["~/.roo/skills"],
    agent: "roo",
    source: "Roo Code documentation, Skills",
  },
  {
    id: "junie",
    title: "Junie",
    project: [".junie/skills"],
    user: ["~/.junie/skills"],
    agent: "junie",
    source: "Junie documentation, Agent Skills",
  },
  {
    id: "factory",
    title: "Factory",
    project: [".factory/skills"],
    user: ["~/.factory/skills"],
    agent: "droid",
    source: "Factory documentation, Skills",
  },
];
