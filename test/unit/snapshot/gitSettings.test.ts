import { expect, test } from "vitest";
import { readGitSettings } from "../../../server/src/node/gitSettings.ts";

test("settings are read however they are written", () => {
  const settings = readGitSettings(
    [
      "local\0remote.a.b.url\nhttps://example.com/a.b\0",
      "local\0remote.a.b.url\nhttps://example.com/second\0",
      "local\0branch.x.y.remote\na.b\0",
      "global\0filter.lfs.clean\ngit-lfs clean\0",
      "local\0filter.own.clean\0",
      "worktree\0filter.Two Words.process\nx\ny\0",
    ].join(""),
  );
  expect(settings.remoteOf("x.y")).toBe("https://example.com/a.b");
  expect(settings.remoteOf(null)).toBe("https://example.com/a.b");
  const off = (name: string): string[] =>
    ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => ["-c", `filter.${name}.${setting}`]);
  expect(settings.withoutFilters).toEqual([...off("own"), ...off("Two Words")]);
  expect(readGitSettings("").remoteOf("main")).toBeUndefined();
  expect(readGitSettings("local\0filter.a=b.clean\nx\0").withoutFilters).toBeUndefined();
});
