// Where things are, for every script: the project's own folders, as absolute paths.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's top folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** The git-ignored folder for all that is made and can be made again. */
export const cacheFolder = join(projectRoot, ".cache");

/** The packed extension, as `npm run package` leaves it. */
export const vsixFile = join(cacheFolder, "skillwright.vsix");
