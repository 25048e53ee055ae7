import { describe, expect, test } from "vitest";
import { parseYaml } from "../../server/src/core/document/parseYaml.ts";
import { CLIENT_NAMES, FIELDS, findField } from "../../server/src/core/spec/fields.ts";
import { fieldMeant, isKnownKey } from "../../server/src/core/spec/knownKeys.ts";

describe("the table of fields", () => {
  test("each key is there once, and found", () => {
    expect(new Set(FIELDS.map(({ key }) => key)).size).toBe(FIELDS.length);
    for (const field of FIELDS) {
      expect(findField(field.key)).toBe(field);
      expect(fieldMeant(field.key)).toBeUndefined();
      for (const client of field.clients) {
        expect(CLIENT_NAMES[client]).toBeDefined();
      }
    }
  });

  test("the six portable fields are those of the specification", () => {
    const portable = FIELDS.filter(({ clients }) => clients.includes("specification")).map(({ key }) => key);
    expect(portable).toEqual(["name", "description", "license", "compatibility", "metadata", "allowed-tools"]);
  });

  test("each snippet gives YAML of the field's type, and one of its values", () => {
    for (const { key, type, snippet, values } of FIELDS) {
      const text = snippet
        .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
        .replace(/\$\{\d+:([^}]*)\}/g, "$1")
        .replace(/\$\d/g, "");
      const { problem, fields } = parseYaml(`${key}:${text.startsWith("\n") ? "" : " "}${text}\n`, 0);
      const node = fields[0]?.value;
      expect({ key, problem }).toEqual({ key, problem: undefined });
      expect({ key, type: node?.type }).toEqual({
        key,
        type: type === "map" ? "map" : type === "stringOrList" && text.includes("- ") ? "list" : "scalar",
      });
      if (node?.type === "scalar") {
        expect({ key, value: typeof node.value }).toEqual({ key, value: type === "boolean" ? "boolean" : "string" });
        expect({ key, known: values === undefined || values.some(({ value }) => value === node.text) }).toEqual({
          key,
          known: true,
        });
      }
    }
  });
});

describe("keys that mean a field", () => {
  test.each([
    ["Name", "name"],
    ["allowed_tools", "allowed-tools"],
    ["allowedTools", "allowed-tools"],
    ["user-invokable", "user-invocable"],
    ["user_invokable", "user-invocable"],
    ["when-to-use", "when_to_use"],
    ["argumentHint", "argument-hint"],
  ])("%s means %s", (key, right) => {
    expect(fieldMeant(key)?.key).toBe(right);
    expect(isKnownKey(key)).toBe(true);
  });

  test.each(["agents", "descriptions", "description-en", "tools", "tags", "author", "licenses", ""])(
    "%j means none",
    (key) => {
      expect(fieldMeant(key)).toBeUndefined();
      expect(isKnownKey(key)).toBe(false);
    },
  );

  test.each(["depends_on", "relatedSkills"])("%s is read by no client either way", (key) => {
    expect(fieldMeant(key)).toBeUndefined();
    expect(isKnownKey(key)).toBe(true);
  });
});
