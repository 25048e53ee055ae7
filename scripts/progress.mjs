// What a person reads while a script works: one line per step with its time, one sentence when it cannot go on.

/** A failure that a sentence explains: it is printed without a stack, and the script ends with `exitCode`. */
export class Failure extends Error {
  constructor(sentence, { exitCode = 1 } = {}) {
    super(sentence);
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}

/** Runs one step of a script and prints its name and, when it took long enough to notice, its seconds. */
export async function step(title, work) {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const note = typeof result === "string" && result !== "" ? `: ${result}` : "";
  console.log(`• ${title}${note}${seconds >= 0.5 ? ` (${seconds.toFixed(1)} s)` : ""}`);
  return result;
}

/** Runs a script's main function; a `Failure` becomes its sentence, anything else keeps its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
    console.error(error instanceof Failure ? `\n✗ ${error.message}` : error);
  }
}
