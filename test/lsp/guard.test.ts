import { expect, it, vi } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { createGuard, InvalidParams } from "../../server/src/lsp/guard.ts";

function guarded() {
  const logged = vi.fn();
  return { guard: createGuard({ error: logged }), logged, source: new CancellationTokenSource() };
}

it("answers what was cancelled before, while and despite a failure as cancelled", async () => {
  const { guard, logged, source } = guarded();
  const cancelling = guard.request("test", () => {
    source.cancel();
    return [];
  });
  expect(await cancelling({}, source.token)).toMatchObject({ code: -32800 });
  const work = vi.fn();
  expect(await guard.request("test", work)({}, source.token)).toMatchObject({ code: -32800 });
  expect(work).not.toHaveBeenCalled();
  const other = new CancellationTokenSource();
  const failing = guard.request("test", () => {
    other.cancel();
    throw new Error("half of the work is gone");
  });
  expect(await failing({}, other.token)).toMatchObject({ code: -32800 });
  expect(logged).not.toHaveBeenCalled();
});

it("answers what failed as an error and logs it, but not what made no sense", async () => {
  const { guard, logged, source } = guarded();
  const fail = guard.request("test", () => Promise.reject(new Error("a bug")));
  expect(await fail({}, source.token)).toMatchObject({ code: -32603, message: expect.stringContaining("a bug") });
  expect(logged).toHaveBeenCalledTimes(1);
  const refuse = guard.request("test", () => {
    throw new InvalidParams("No file.");
  });
  expect(await refuse({}, source.token)).toMatchObject({ code: -32602, message: "No file." });
  expect(logged).toHaveBeenCalledTimes(1);
});

it("logs what fails in a notification or in the background, at once or later", async () => {
  const { guard, logged } = guarded();
  guard.notification("test", () => {
    throw new Error("at once");
  })({});
  guard.background("Work", () => Promise.reject(new Error("later")));
  await vi.waitFor(() => expect(logged).toHaveBeenCalledTimes(2));
});
