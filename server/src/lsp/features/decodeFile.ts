import { RequestType } from "vscode-languageserver";
import { DECODE_FILE_REQUEST, type DecodedFile, type UriParams } from "../../protocol/index.ts";
import { InvalidParams } from "../guard.ts";
import type { Feature } from "../session.ts";

/** The text of a skill's file on the disk, in whatever encoding it was written: for writing it anew as UTF-8. */
export const decodeFile: Feature = ({ connection, guard, service }) => {
  connection.onRequest(
    new RequestType<UriParams, DecodedFile, void>(DECODE_FILE_REQUEST),
    guard.request<UriParams, DecodedFile>(DECODE_FILE_REQUEST, async (params) => {
      if (typeof params?.uri !== "string") {
        throw new InvalidParams(`${DECODE_FILE_REQUEST} names no file.`);
      }
      const check = await service.checkFile(params.uri);
      if (check === undefined) {
        return null;
      }
      const { text, encoding } = check.skill;
      return { text, isUtf8: encoding.name === "utf-8" && !encoding.bom };
    }),
  );
  return {};
};
