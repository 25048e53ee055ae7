// The published schema of the JSON form: it names what the model names, and every snapshot holds to it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapshotJson } from "../../../server/src/core/snapshot/format/snapshotJson.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";
import { projectRoot } from "../../support/projectRoot.ts";

import { snapshotSample } from "../../support/snapshotSample.ts";
import { FRONTMATTER_OF_PIECES, TEXT_OF_PIECES } from "../../support/textOfPieces.ts";
import { wholeSnapshot } from "../../support/wholeSnapshot.ts";

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly description?: string;
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

const schema = JSON.parse(readFileSync(join(projectRoot, "docs/snapshot.schema.json"), "utf8")) as SchemaNode;
const model = readFileSync(join(projectRoot, "server/src/core/snapshot/model.ts"), "utf8");
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function problemsOf(json: string): unknown[] {
  return validate(JSON.parse(json)) ? [] : (validate.errors ?? []);
}

describe("the schema and model.ts", () => {
  // `Snapshot` is the root; `SnapshotUseCase` is the definition `useCase`.
  const interfaces = Array.from(
    model.matchAll(/^export interface (Snapshot(\w*))(?: extends (\w+))? \{\n([\s\S]*?)\n\}/gm),
    ([, , name = "", parent, text = ""]) => ({ name, parent, properties: propertiesOf(text) }),
  );
  const own = new Map(interfaces.map(({ name, properties }) => [`Snapshot${name}`, properties]));
  const definitions = interfaces.filter(({ name }) => name !== "" && name !== "Place");

  test("the interfaces of the model were found", () => {
    expect(interfaces.length).toBeGreaterThan(20);
    expect(own.get("Snapshot")).toContain("agentView");
  });

  test("the schema has a definition for each of them, and no other", () => {
    const names = definitions.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
    expect(Object.keys(schema.$defs ?? {}).sort()).toEqual(names.sort());
  });

  for (const { name, parent, properties } of interfaces.filter(({ name: each }) => each !== "Place")) {
    test(`Snapshot${name} has the same properties in both`, () => {
      const node = name === "" ? schema : schema.$defs?.[name.charAt(0).toLowerCase() + name.slice(1)];
      const expected = [...properties, ...(own.get(parent ?? "") ?? [])].sort();
      expect(Object.keys(node?.properties ?? {}).sort()).toEqual(expected);
    });
  }

  test("every object is closed, needs all of its properties and describes each", () => {
    const objects = [...objectsIn(schema)];
    expect(objects.length).toBeGreaterThan(20);
    for (const node of objects) {
      const { properties = {}, required, additionalProperties, description } = node;
      expect({ required, additionalProperties }).toEqual({
        required: Object.keys(properties),
        additionalProperties: false,
      });
      expect(description).toMatch(/\.$/);
      for (const [key, property] of Object.entries(properties)) {
        expect(property.description, key).toMatch(/\.$/);
      }
    }
  });
});

test("the sample holds to the schema, and one with anything changed does not", () => {
  const sample = snapshotSample();
  expect(problemsOf(snapshotJson(sample))).toEqual([]);
  expect(problemsOf(JSON.stringify({ ...sample, version: 2 }))).toHaveLength(1);
  expect(problemsOf(JSON.stringify({ ...sample, more: 1 }))).toHaveLength(1);
  expect(problemsOf(JSON.stringify({ ...sample, license: { ...sample.license, from: "air" } }))).toHaveLength(1);
});

test("snapshots of texts made of the format's pieces hold to the schema", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(TEXT_OF_PIECES, FRONTMATTER_OF_PIECES), async (text) => {
      const snapshot = await wholeSnapshot({ "/skills/a/SKILL.md": text }, "/skills/a/SKILL.md");
      expect(problemsOf(snapshotJson(snapshot))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

describe.skipIf(!hasCorpus)(`real skills hold to the schema${hasCorpus ? "" : ` (${NO_CORPUS})`}`, () => {
  for (const part of ["skills", "drafts"] as const) {
    test(part, async () => {
      for (const { id, path, files } of corpusSkills(part)) {
        const snapshot = await wholeSnapshot(files, path);
        expect({ id, problems: problemsOf(snapshotJson(snapshot)) }).toEqual({ id, problems: [] });
      }
    });
  }
});

function propertiesOf(text: string): string[] {
  return Array.from(text.matchAll(/^ {2}readonly (\w+)\??:/gm), ([, name = ""]) => name);
}

function* objectsIn(node: SchemaNode): Iterable<SchemaNode> {
  if (node.properties !== undefined) {
    yield node;
  }
  const inner = [...Object.values(node.properties ?? {}), ...Object.values(node.$defs ?? {}), node.items ?? {}];
  for (const child of inner) {
    if (child !== node && Object.keys(child).length > 0) {
      yield* objectsIn(child);
    }
  }
}
