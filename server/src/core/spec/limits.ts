/** `name`: at most this many characters (Agent Skills specification, "name field"). */
export const NAME_MAX = 64;
/** `description`: at most this many characters (specification, "description field"). */
export const DESCRIPTION_MAX = 1024;
/** Claude Code cuts `description` and `when_to_use` together here in its listing of skills (its documentation). */
export const LISTING_MAX = 1536;
/** `compatibility`: at most this many characters (specification, "compatibility field"). */
export const COMPATIBILITY_MAX = 500;
/** Recommended most lines of SKILL.md's body (specification, "Progressive disclosure"). */
export const BODY_LINES_MAX = 500;
/** Recommended most tokens of SKILL.md's body (specification, "Progressive disclosure"). */
export const BODY_TOKENS_MAX = 5000;
/** Recommended most tokens of a skill's name and description together (specification, "Progressive disclosure"). */
export const CATALOGUE_TOKENS_MAX = 100;
