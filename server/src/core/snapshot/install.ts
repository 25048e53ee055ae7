import { CLIENTS, type ClientSpec } from "../spec/clients.ts";
import type { SnapshotIdentity, SnapshotInstall, SnapshotInstallGuide, SnapshotSource } from "./model.ts";

/** How someone installs the skill, in two steps for each client. */
export function snapshotInstall(
  { name }: SnapshotIdentity,
  folder: string | undefined,
  source: SnapshotSource,
): SnapshotInstall {
  // What is copied ends in a terminal: only names that mean nothing to a shell get into a command.
  const called = [name, folder].find((candidate) => candidate != null && PLAIN_NAME.test(candidate)) ?? "my-skill";
  return {
    clients: [
      ...CLIENTS.map((client) => folderGuide(client, called, source)),
      claudeAiGuide(called),
      otherGuide(called, source),
    ],
  };
}

const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,100}$/u;
const PLAIN_REPOSITORY = /^[\w][\w.-]*(?:\/[\w.-]+)+$/;
const PLAIN_URL = /^https:\/\/[\w.:-]+\/[\w./~%@+-]*$/;

function folderGuide(
  { id, title, project, user, agent }: ClientSpec,
  name: string,
  source: SnapshotSource,
): SnapshotInstallGuide {
  const [inProject = ".agents/skills"] = project;
  const [inHome = "~/.agents/skills"] = user;
  const address = agent === undefined ? undefined : addressFor(source);
  return {
    client: id,
    title,
    steps: [
      {
        text: `Copy the skill's folder into "${inProject}" of a project, or into "${inHome}" for all your projects.`,
        copy: `${inProject}/${name}`,
      },
      address === undefined || agent === undefined
        ? NOT_PUBLISHED
        : {
            text: "Or run this command in the project, which fetches the skill from its repository.",
            copy: `npx skills add ${address} --skill ${name} --agent ${agent}`,
          },
    ],
  };
}

const NOT_PUBLISHED = {
  text: 'Or, once the skill is in a public repository, run "npx skills add" with the address of that repository.',
  copy: null,
} as const;

/** `owner/name` on GitHub, the repository's page elsewhere; `undefined` without one. */
function addressFor({ host, repository, repositoryUrl }: SnapshotSource): string | undefined {
  if (host === "github.com" && repository !== null && PLAIN_REPOSITORY.test(repository)) {
    return repository;
  }
  return repositoryUrl !== null && PLAIN_URL.test(repositoryUrl) ? repositoryUrl : undefined;
}

function claudeAiGuide(name: string): SnapshotInstallGuide {
  return {
    client: "claude-ai",
    title: "claude.ai",
    steps: [
      {
        text: `Package the skill: the command "Skill: Package Skill…" writes the file "${name}.skill".`,
        copy: `${name}.skill`,
      },
      { text: "Upload that file where the settings of claude.ai list your skills.", copy: null },
    ],
  };
}

function otherGuide(name: string, { url, repositoryUrl }: SnapshotSource): SnapshotInstallGuide {
  const link = url ?? repositoryUrl;
  return {
    client: "other",
    title: "Other clients and marketplaces",
    steps: [
      {
        text: 'Copy the skill\'s folder into ".agents/skills" of a project, where many clients look.',
        copy: `.agents/skills/${name}`,
      },
      link === null
        ? {
            text: "Or, once the skill is in a public repository, paste the link to its folder where one is asked for.",
            copy: null,
          }
        : { text: "Or paste this link where a client or a marketplace asks for one.", copy: link },
    ],
  };
}
