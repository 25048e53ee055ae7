import { describe } from "vitest";
import { defineServerCases } from "../support/serverCases.ts";
import { useStdioServers } from "../support/stdioWorkspace.ts";

describe("the server over stdio", () => {
  defineServerCases(useStdioServers());
});
