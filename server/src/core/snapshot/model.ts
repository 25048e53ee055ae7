import type { Severity } from "../finding.ts";

/**
 * Everything that is known of a skill before it is published, in plain data: what the preview draws, what the command
 * line prints and what `--format json` writes. Its JSON form is described by `docs/snapshot.schema.json`; `version`
 * rises when a reader of the old form could misunderstand the new one. `null` means "not known" or "there is none".
 *
 * Lines and columns count from 1, columns in UTF-16 units; offsets are UTF-16 units from the start of SKILL.md, end
 * exclusive; sizes are bytes; lengths of fields are Unicode code points; tokens are estimates.
 */
export interface Snapshot {
  readonly version: 1;
  /** The address of SKILL.md. */
  readonly uri: string;
  /** How the skill's file is spelled: `SKILL.md` or `skill.md`. */
  readonly fileName: string;
  /** The name of the skill's folder; `null` when the folder cannot be listed. */
  readonly folder: string | null;
  readonly identity: SnapshotIdentity;
  readonly verdict: SnapshotVerdict;
  /** One row for each place that the skill is meant for. */
  readonly targets: readonly SnapshotTarget[];
  /** Every finding, in source order. */
  readonly problems: readonly SnapshotProblem[];
  readonly statistics: SnapshotStatistics;
  readonly counters: readonly SnapshotCounter[];
  readonly loading: SnapshotLoading;
  readonly files: SnapshotFiles;
  readonly inventory: SnapshotInventory;
  readonly license: SnapshotLicense;
  readonly source: SnapshotSource;
  readonly agentView: SnapshotAgentView;
  readonly install: SnapshotInstall;
}

/** What the skill says of itself. */
export interface SnapshotIdentity {
  /** The `name`, trimmed; of a broken frontmatter what its author meant, which no client sees. `null`: there is none. */
  readonly name: string | null;
  /** What stands in the head of a page: the name, else the folder's name, else `Untitled skill`. */
  readonly title: string;
  /** The `description`, trimmed: "why use this"; of a broken frontmatter as for the name. */
  readonly description: string | null;
  /** The first heading of level 1, as a reader sees it. */
  readonly heading: string | null;
  /** When to use it, as the author said in the description and in sections such as "When to use". */
  readonly useCases: readonly SnapshotUseCase[];
  /** Every other top-level field, in source order. */
  readonly fields: readonly SnapshotField[];
  /** What clients get of the frontmatter: with anything but `valid`, most of them see nothing of it. */
  readonly frontmatter: "valid" | "missing" | "unclosed" | "broken" | "empty" | "notAMap";
  /** One sentence on what that means for the clients; `null` when the frontmatter is valid. */
  readonly consequence: string | null;
}

/** One situation in which the skill is to be used. */
export interface SnapshotUseCase {
  /** Plain text, its Markdown marks taken out. */
  readonly text: string;
  /** `sentence`: "Use when …" in the description; `trigger`: one of "Triggers on: a, b"; `section`: an item of the body. */
  readonly from: "sentence" | "trigger" | "section";
}

/** A field of the author's, `name` and `description` left out. */
export interface SnapshotField {
  readonly key: string;
  /** As one line of text: lists with commas, maps as `key: value`, at most 500 code points. */
  readonly value: string;
  /** The clients that act on it, by name; empty when none is known to. */
  readonly clients: readonly string[];
}

/** The verdict, the same as in editor and command line. */
export interface SnapshotVerdict {
  /** True when there is no error. */
  readonly valid: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** How the skill fares at one place: a client, a marketplace or the specification. */
export interface SnapshotTarget {
  readonly id: string;
  readonly title: string;
  /** `accepts`: nothing stands against it; `warns`: it works, with a flaw; `refuses`: it is not loaded or taken. */
  readonly verdict: "accepts" | "warns" | "refuses";
  /** Why, gravest first; indexes into {@link Snapshot.problems}. */
  readonly problems: readonly number[];
}

/** A finding, as the editor shows it. */
export interface SnapshotProblem extends SnapshotPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly SnapshotFix[];
}

/** A fix on offer. Together with the problem's rule and offsets, `title` names it. */
export interface SnapshotFix {
  readonly title: string;
  readonly kind: "safe" | "unsafe";
}

/** A place in SKILL.md. */
export interface SnapshotPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What can be counted. */
export interface SnapshotStatistics {
  /** Lines of SKILL.md: a text that ends in a line break has as many lines as line breaks; an empty one none. */
  readonly lines: number;
  /** Bytes of SKILL.md as it would be written now. */
  readonly bytes: number;
  readonly bodyLines: number;
  /** Stretches without white space, as `wc -w` counts them. */
  readonly bodyWords: number;
  readonly headings: readonly SnapshotHeading[];
  readonly links: number;
  readonly images: number;
  readonly codeBlocks: number;
}

/** A heading of the body. */
export interface SnapshotHeading {
  readonly level: number;
  readonly text: string;
  readonly slug: string;
  readonly line: number;
}

/** How full a limited field is. */
export interface SnapshotCounter {
  readonly id: "name" | "description" | "listing" | "compatibility" | "bodyLines";
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: "characters" | "lines";
  /** `hard`: more is an error; `cut`: a client cuts what is more; `advice`: more is discouraged. */
  readonly kind: "hard" | "cut" | "advice";
}

/** What is loaded when (progressive disclosure), in estimated tokens. */
export interface SnapshotLoading {
  /** Always these three, in this order. */
  readonly stages: readonly SnapshotStage[];
  /** What the estimate is worth, in a sentence. */
  readonly note: string;
}

/** One stage of loading. */
export interface SnapshotStage {
  readonly id: "catalogue" | "body" | "resources";
  readonly title: string;
  /** When an agent loads it. */
  readonly when: string;
  readonly tokens: number;
  /** What the specification recommends at most; `null` where it recommends nothing. */
  readonly recommended: number | null;
}

/** The files of the skill's folder that would be published. */
export interface SnapshotFiles {
  /** `gone`: the folder cannot be listed; `reading`: numbers still grow; `stopped`: the author stopped the reading. */
  readonly state: "gone" | "reading" | "stopped" | "complete";
  /** How many files were looked at, of how many. */
  readonly done: number;
  readonly total: number;
  /** True when the folder is so large that not all of it was listed. */
  readonly truncated: boolean;
  /** How many files, SKILL.md included. */
  readonly count: number;
  /** Bytes of all of them. */
  readonly size: number;
  readonly executables: number;
  readonly binaries: number;
  /** Folders and files in the order of a tree: a folder before what it holds, folders before files, by name. */
  readonly tree: readonly SnapshotFile[];
  /** What packing leaves out, with the reason; a folder stands for all that it holds. */
  readonly leftOut: readonly SnapshotLeftOut[];
  /** Paths that SKILL.md names and that are not there. */
  readonly missing: readonly SnapshotMissing[];
}

/** A file or folder that would be published. */
export interface SnapshotFile {
  /** Relative to the skill's folder, `/` between segments. */
  readonly path: string;
  readonly type: "file" | "folder";
  /** Bytes; of a folder all that lies below it. `null`: not read yet. */
  readonly size: number | null;
  readonly kind: FileKind;
  /** The language of a script or source file, such as `Python`. */
  readonly language: string | null;
  /** `null` where the file system does not say. */
  readonly executable: boolean | null;
  /** Larger than an agent can usefully read (see `files/fileKinds.ts`). */
  readonly big: boolean;
  /** Estimated tokens of its text; `null` for binary files, folders, and what is not read yet or cannot be read. */
  readonly tokens: number | null;
  /** Whether an agent that begins at SKILL.md is led to it: `direct`ly, through another file (`indirect`), or not. */
  readonly reached: "self" | "direct" | "indirect" | "none";
  /** The file that names it, for `indirect`. */
  readonly via: string | null;
}

/** What kind of file it is, by its name and first bytes. */
export type FileKind =
  | "skill"
  | "folder"
  | "markdown"
  | "script"
  | "data"
  | "text"
  | "image"
  | "font"
  | "document"
  | "archive"
  | "media"
  | "license"
  | "binary";

/** Something in the folder that is not published. */
export interface SnapshotLeftOut {
  readonly path: string;
  readonly type: "file" | "folder" | "symlink" | "other";
  /** Why, in a few words: `Git's own data`, `ignored by .gitignore`. */
  readonly reason: string;
}

/** A path that leads nowhere. */
export interface SnapshotMissing extends SnapshotPlace {
  readonly path: string;
}

/** What the skill asks for and touches: for whoever decides whether to trust it. */
export interface SnapshotInventory {
  /** The tools of `allowed-tools`, as written. */
  readonly tools: readonly string[];
  readonly scripts: readonly { readonly language: string; readonly files: readonly string[] }[];
  /** Hosts of URLs, with the files that name them. */
  readonly hosts: readonly SnapshotMention[];
  /** Environment variables that scripts read or that the texts name. */
  readonly environment: readonly SnapshotMention[];
  /** Substitutions such as `$ARGUMENTS`, with what they mean. */
  readonly substitutions: readonly { readonly text: string; readonly meaning: string; readonly count: number }[];
  /** Other skills that the fields name. */
  readonly skills: readonly { readonly name: string; readonly from: string }[];
}

/** Something that files name. */
export interface SnapshotMention {
  readonly name: string;
  /** Paths of the files, sorted. */
  readonly files: readonly string[];
}

/** Under which terms the skill is published. */
export interface SnapshotLicense {
  /** An SPDX license expression, or `NOASSERTION`. */
  readonly spdx: string;
  /** `field`: the frontmatter says it; `file`: recognised in a license file; `none`: nothing says it. */
  readonly from: "field" | "file" | "none";
  /** The value of the field as written. */
  readonly written: string | null;
  /** The license file, relative to the skill's folder (with `../` for one of the repository). */
  readonly path: string | null;
  /** How alike the file and the license's text are, 0 to 1. */
  readonly similarity: number | null;
}

/** Where the skill comes from. */
export interface SnapshotSource {
  /** `unknown`: git was not asked yet; `untrusted`: it may not be asked; `none`: no repository, or no git. */
  readonly state: "repository" | "none" | "untrusted" | "unknown";
  /** The name of the remote's host: `github.com`. */
  readonly host: string | null;
  /** `owner/name`. */
  readonly repository: string | null;
  /** The public page of the repository. */
  readonly repositoryUrl: string | null;
  /** The public page of the skill's folder at its commit. */
  readonly url: string | null;
  readonly branch: string | null;
  readonly commit: string | null;
  /** When the last commit touched the folder (ISO 8601). */
  readonly updatedAt: string | null;
  /** True when the folder holds changes that are not committed. */
  readonly uncommitted: boolean;
  /** README, CHANGELOG and the like: in the folder, or in the repository (with `../`). */
  readonly community: readonly { readonly name: string; readonly path: string }[];
}

/** What an agent gets to see, word for word. */
export interface SnapshotAgentView {
  /** The `<available_skills>` entry of the reference library; `null` when clients see no name or description. */
  readonly catalogue: string | null;
  /** What each client's list of skills says. */
  readonly listings: readonly SnapshotListing[];
  /** The body as it is loaded: the Markdown without frontmatter and surrounding white space. */
  readonly body: string;
  /** Line of SKILL.md on which {@link body} begins, from 1. */
  readonly bodyLine: number;
  /** Substitutions in {@link body}: offsets into it. */
  readonly substitutions: readonly { readonly start: number; readonly end: number }[];
}

/** An entry of a client's list of skills. */
export interface SnapshotListing {
  readonly client: string;
  readonly text: string;
  /** What the client leaves away at the end; empty when it shows everything. */
  readonly cut: string;
  /** Code points; `null` when no limit is known. */
  readonly limit: number | null;
}

/** How someone installs the skill. */
export interface SnapshotInstall {
  /** The guide for each client, the usual first. */
  readonly clients: readonly SnapshotInstallGuide[];
}

/** Two steps for one client. */
export interface SnapshotInstallGuide {
  readonly client: string;
  readonly title: string;
  readonly steps: readonly SnapshotInstallStep[];
}

/** One step. */
export interface SnapshotInstallStep {
  readonly text: string;
  /** Something to copy: a command, a path or an address; `null` when there is nothing. */
  readonly copy: string | null;
}
