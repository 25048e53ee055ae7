/** A path that stands in prose, with the text of its line around it. */
export interface Mention {
  /** The path as written, without fragment and `:line`. */
  readonly path: string;
  /** The line up to the construct that holds the path (code span or bare word), and from its end on. */
  readonly before: string;
  readonly after: string;
  /** Whether a code fence opens on the next line that is not blank. */
  readonly fenceFollows: boolean;
}

/**
 * Whether a path in a code span or in bare text is one that the skill itself should hold. The steps, their order and
 * their words come from measurements on 5,627 published skills: for `references/` 74 of 75 sampled findings were true,
 * for `scripts/` and `assets/` 24 of 26; without the steps it is about every second one.
 *
 * `writtenPaths` are the paths that commands anywhere in the body write to ({@link writtenPathsIn}).
 */
export function isPromised(mention: Mention, writtenPaths: ReadonlySet<string>): boolean {
  return (
    isPlainPath(mention.path) &&
    !isExampleLine(mention) &&
    !isToBeWritten(mention, writtenPaths) &&
    (isInLeadingPlace(mention) || followsReadingVerb(mention))
  );
}

/** True when nothing about the place says that the path is an example or something to be made: steps 1, 3 and 4. */
export function isMeantAsFile(mention: Mention, writtenPaths: ReadonlySet<string>): boolean {
  return isPlainPath(mention.path) && !isExampleLine(mention) && !isToBeWritten(mention, writtenPaths);
}

/**
 * Step 1: a whole path of a file, without anything that stands for something else. Folders are left out (69 % of
 * those that are missing are meant otherwise), and so are templates such as `references/<topic>.md`.
 */
export function isPlainPath(path: string): boolean {
  return path.length <= LONGEST_PATH && PLAIN_PATH.test(path) && !PLACEHOLDER.test(path);
}

/**
 * Step 2: skills that teach how to write skills or plugins name the files of skills that do not exist yet. They hold
 * more than half of the false findings, and are known by their folder's name or their description.
 */
export function teachesAuthoring(folderName: string, description: string | undefined): boolean {
  return AUTHORING_FOLDER.test(folderName) || (description !== undefined && AUTHORING.test(description));
}

/** Step 3: the line shows an example, a mapping or a file tree, or speaks of another skill, whose files lie elsewhere. */
export function isExampleLine({ before, after }: Pick<Mention, "before" | "after">): boolean {
  return EXAMPLE.test(before) || EXAMPLE.test(after) || OTHER_SKILL.test(before) || OTHER_SKILL.test(after);
}

/**
 * Step 4: the file is to be made by whoever follows the skill, or belongs to the user's project: a verb of writing or
 * a word such as "if" or "your" stands before it, some command writes it, or its contents follow in a fence.
 */
export function isToBeWritten(mention: Mention, writtenPaths: ReadonlySet<string>): boolean {
  const { before, after, path, fenceFollows } = mention;
  return (
    WRITING_VERB.test(before) ||
    PROJECT_WORD.test(before) ||
    /^[`*_"')\]\s]*(?:does(?: not|n't) )?exists?\b/i.test(after) ||
    writtenPaths.has(withoutDotSlash(path)) ||
    (fenceFollows && CODE_CAPTION.test(before) && /^[`*_]*:?[`*_]*\s*$/.test(after))
  );
}

/** Step 5, by place: the path leads a list item or stands in a cell of a table. */
export function isInLeadingPlace({ before }: Mention): boolean {
  return LIST_LEAD.test(before) || TABLE_LEAD.test(before);
}

/** Step 5, by word: a verb or noun of reading stands before it. */
export function followsReadingVerb({ before }: Mention): boolean {
  return READING_WORD.test(before);
}

/** The paths that commands in a body write to: behind `>`, `-o` and `--output`. */
export function writtenPathsIn(body: string): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const match of body.matchAll(WRITE_TARGET)) {
    paths.add(withoutDotSlash(match[1] ?? ""));
  }
  return paths;
}

/**
 * Step 6, for links: targets that nobody means as a file of the skill. A bare word (`[x](url)`) is a placeholder, a
 * project's folder is the user's, and a template is filled in later.
 */
export function isLinkPlaceholder(path: string): boolean {
  return !/[./\\]/.test(path) || PROJECT_FOLDER.test(path) || PLACEHOLDER.test(path) || TEMPLATE.test(path);
}

/** Longer ones are no paths that anyone typed. */
const LONGEST_PATH = 300;
const PLAIN_PATH = /^(?:\.\/)?(?:[\w-][\w.-]*\/)+[\w.-]*[\w-]\.[A-Za-z][A-Za-z0-9]{0,9}$/;
const PLACEHOLDER = /\.\.|YYYY|XXX|NNN|(?:^|[/_-])(?:your|my)-|path\/to\b|(?:^|\/)(?:foo|bar|baz|placeholder)\./i;
const TEMPLATE = /[<>{}*$|[\]…]|\.\.\.|%7B/i;

const AUTHORING_FOLDER = /skill|plugin|slash-command|subagent/i;
const AUTHORING =
  /(?:creat|writ|build|develop|author|design|scaffold|generat|improv|edit|packag|validat|review|evaluat|optimi[sz]|audit|publish|manag|maintain)\w*[^.!?\n]{0,80}\b(?:skills?|plugins?|slash commands?|SKILL\.md)\b|(?:创建|编写|开发).{0,20}(?:技能|插件)/i;

const EXAMPLE = /→|->|=>|\be\.g\.|\bfor (?:example|instance)\b|\bsuch as\b|\bexamples?:|[❌✅✗✓├└│]|例如|比如/i;
const OTHER_SKILL = /`\/[\w:-]+`|`[\w:-]+` skills?\b|\b(?:in|from|of) the [`*_]*[\w:-]+[`*_]* skill\b|\/SKILL\.md\b/i;

const WRITING_VERB =
  /\b(?:creat(?:e[sd]?|ing)|sav(?:e[sd]?|ing)|writ(?:es?|ing|ten)|wrote|generat(?:e[sd]?|ing)|outputs?|export(?:s|ed|ing)?|append(?:s|ed|ing)?|stor(?:e[sd]?|ing)|into|put(?:s|ting)?|past(?:e[sd]?|ing)|add(?:s|ed|ing)?)\b|保存|写入|生成|创建/i;
const PROJECT_WORD = /\b(?:if|your|projects?|repo(?:s|sitory)?|config(?:ure|uration)?|exists?)\b/i;
const CODE_CAPTION = /^[\s>#*_\d.)-]*[`*_]*$/;

const LIST_LEAD = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?[*_]{0,3}$/;
const TABLE_LEAD = /^[\s>]*\|/;

const READING_WORD =
  /\b(?:see|reads?|refer(?:s|ring)?|consult|load|check|open|follow|use|run|references?|guides?|docs|documentation|details?)\b|参考|详见|查看|读取|参阅/i;

const WRITE_TARGET = /(?:\S[ \t]{1,8}>{1,2}|\s-o|\s--out(?:put)?[ =])[ \t]{0,8}["'`]?((?:\.\/)?[\w./-]+)/g;

const PROJECT_FOLDER = /^(?:\.\/)?(?:src|app|apps|packages|docs|\.github|\.claude|\.cursor)\//;

function withoutDotSlash(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}
