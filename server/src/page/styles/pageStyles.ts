import { BASE_STYLES } from "./baseStyles.ts";
import { FILE_STYLES } from "./fileStyles.ts";
import { HEAD_STYLES } from "./headStyles.ts";
import { MARKDOWN_STYLES } from "./markdownStyles.ts";
import { PRINT_STYLES } from "./printStyles.ts";
import { SECTION_STYLES } from "./sectionStyles.ts";

/**
 * The stylesheet of the page, for the preview and the exported file. Its colors and fonts are VS Code's own variables,
 * so it follows every theme; nothing in it moves, and it loads nothing.
 */
export const PAGE_STYLES: string = [
  BASE_STYLES,
  HEAD_STYLES,
  SECTION_STYLES,
  FILE_STYLES,
  MARKDOWN_STYLES,
  PRINT_STYLES,
].join("");
