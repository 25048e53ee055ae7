import { type CancellationToken, RequestType, type ServerCapabilities } from "vscode-languageserver";
import { packageSkill } from "../../core/index.ts";
import {
  PACKAGE_PROGRESS_NOTIFICATION,
  PACKAGE_REQUEST,
  type PackageParams,
  type PackageProgress,
  type PackageResult,
} from "../../protocol/snapshot.ts";
import type { Session } from "../session.ts";
import type { Settings } from "../settings.ts";
import { uriOf } from "./snapshot.ts";

/** The skill as a package: what is saved on the disk, since that is what would be published. */
export function packageRequest(session: Session, settings: Settings): ServerCapabilities {
  const { connection, guard, service, platform } = session;
  connection.onRequest(
    new RequestType<PackageParams, PackageResult, void>(PACKAGE_REQUEST),
    guard.request<PackageParams, PackageResult>(
      PACKAGE_REQUEST,
      async (params: PackageParams, token: CancellationToken) => {
        const uri = uriOf(params, PACKAGE_REQUEST);
        await settings.ready;
        const check = await service.checkFile(uri);
        if (check === undefined) {
          return { type: "failed", reason: "The skill's file cannot be read." };
        }
        const outcome = await packageSkill(check, check.host, {
          force: params.force === true,
          cancellation: token,
          pause: platform.pause,
          onProgress(done, total) {
            const progress: PackageProgress = { uri, done, total };
            guard.background("Telling the progress of a package", () =>
              connection.sendNotification(PACKAGE_PROGRESS_NOTIFICATION, progress),
            );
          },
        });
        return outcome.type === "packed" ? { ...outcome, data: platform.encodeBase64(outcome.data) } : outcome;
      },
    ),
  );
  return {};
}
