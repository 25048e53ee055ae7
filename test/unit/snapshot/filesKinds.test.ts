import { describe, expect, it } from "vitest";
import { isBig, isBinaryName, kindOf } from "../../../server/src/core/snapshot/files/fileKinds.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TEXT = bytes("words\n");

describe("kindOf", () => {
  it.each([
    ["references/a.md", "markdown", null],
    ["A.MD", "markdown", null],
    ["scripts/run.py", "script", "Python"],
    ["scripts/run.sh", "script", "Shell"],
    ["a.tsx", "script", "TypeScript"],
    ["Update.ps1", "script", "PowerShell"],
    ["Makefile", "script", "Make"],
    ["data.json", "data", null],
    [".env", "data", null],
    ["notes.txt", "text", null],
    ["logo.svg", "image", null],
    ["LICENSE", "license", null],
    ["LICENSE.txt", "license", null],
    ["assets/COPYING.LESSER", "license", null],
    ["license.py", "script", "Python"],
    ["no-extension", "text", null],
  ])("%s holds text: %s", (path, kind, language) => {
    expect(kindOf(path, TEXT)).toEqual({ kind, language, binary: false });
  });

  it.each([
    ["logo.png", "image"],
    ["a.woff2", "font"],
    ["a.pdf", "document"],
    ["a.zip", "archive"],
    ["a.mp4", "media"],
    ["a.exe", "binary"],
  ])("%s holds no text: %s", (path, kind) => {
    expect(kindOf(path, TEXT)).toEqual({ kind, language: null, binary: true });
    expect(isBinaryName(path)).toBe(true);
  });

  it.each([
    ["#!/usr/bin/env python3\n", "Python"],
    ["#!/usr/bin/env -S python3.12 -u\n", "Python"],
    ["#!/bin/bash -e\r\n", "Shell"],
    ["#! /usr/bin/env node", "JavaScript"],
    ["#!/usr/bin/perl\n", "Perl"],
    ["#!/usr/bin/unheard-of\n", null],
    ["# python\n", null],
  ])("reads the first line %j of a file without extension: %s", (line, language) => {
    expect(kindOf("scripts/run", bytes(line))).toEqual({
      kind: language === null ? "text" : "script",
      language,
      binary: false,
    });
  });

  it("believes bytes more than names", () => {
    const zero = new Uint8Array([65, 0, 66]);
    expect(kindOf("a.md", zero)).toMatchObject({ kind: "binary", binary: true });
    expect(kindOf("a", zero)).toMatchObject({ kind: "binary", binary: true });
    expect(kindOf("run.py", zero)).toMatchObject({ kind: "binary", language: null });
  });

  it("takes bytes of an old encoding for text where the name promises text", () => {
    const latin = new Uint8Array([0x63, 0x61, 0x66, 0xe9]);
    expect(kindOf("a.txt", latin)).toMatchObject({ kind: "text", binary: false });
    expect(kindOf("a.unknown", latin)).toMatchObject({ kind: "binary", binary: true });
  });

  it("takes UTF-16 with its mark for text, and a character cut by the end of the head for none", () => {
    expect(kindOf("a.txt", new Uint8Array([0xff, 0xfe, 65, 0]))).toMatchObject({ binary: false });
    const head = bytes(`${"a".repeat(8191)}é`).subarray(0, 8192);
    expect(kindOf("noext", head)).toMatchObject({ kind: "text", binary: false });
  });

  it("says what is big: 100 KB of text, 1 MB of anything else", () => {
    expect([isBig(100_000, false), isBig(100_001, false)]).toEqual([false, true]);
    expect([isBig(1_000_000, true), isBig(1_000_001, true)]).toEqual([false, true]);
  });
});
