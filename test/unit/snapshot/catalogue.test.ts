// The catalogue of skills, byte for byte as the reference library makes it.
import { expect, test } from "vitest";
import { catalogueXml } from "../../../server/src/core/snapshot/catalogue.ts";

test("no skills", () => {
  expect(catalogueXml([])).toBe("<available_skills>\n</available_skills>");
});

test("each part on a line of its own", () => {
  const one = { name: "a", description: "A.", location: "/skills/a/SKILL.md" };
  const two = { name: "b", description: "B.", location: "/skills/b/SKILL.md" };
  expect(catalogueXml([one, two])).toBe(`<available_skills>
<skill>
<name>
a
</name>
<description>
A.
</description>
<location>
/skills/a/SKILL.md
</location>
</skill>
<skill>
<name>
b
</name>
<description>
B.
</description>
<location>
/skills/b/SKILL.md
</location>
</skill>
</available_skills>`);
});

test("name and description are stripped and escaped, the path is not", () => {
  const entry = {
    name: "\u001ca&b\u0085\n",
    description: ` \u3000<b> "c" 'd' &amp; \uFEFF\t`,
    location: "/a & b/<c>/SKILL.md",
  };
  const lines = catalogueXml([entry]).split("\n");
  expect(lines[3]).toBe("a&amp;b");
  expect(lines[6]).toBe("&lt;b&gt; &quot;c&quot; &#x27;d&#x27; &amp;amp; \uFEFF");
  expect(lines[9]).toBe("/a & b/<c>/SKILL.md");
});
