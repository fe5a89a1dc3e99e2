import { join } from 'node:path';
import type { AppDeps } from '../app.ts';
import type { Config } from '../config.ts';
import { lockDataFolder } from '../storage/database/lock-data-folder.ts';
import { lockFolder } from './office/played-office.ts';
import { openStage } from './office/stage.ts';
import { isLoopback } from './web/refuse-strangers.ts';
import { servePlayground } from './web/serve-playground.ts';

export interface Playground {
  readonly port: number;
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * The whole procedure in a browser, without any account: the real program, a Telegram of its own, a page of phones. Throws
 * `DataFolderInUse` when another process plays in `DATA_DIR/playground`.
 */
export async function startPlayground(config: Config, deps: Omit<AppDeps, 'clock'>): Promise<Playground> {
  const folder = join(config.storage.dataDir, 'playground');
  // The bot locks the folder too, but lets go of it when everything begins anew.
  const lock = lockDataFolder(join(folder, lockFolder));
  const stage = await openStage(config, folder, deps);
  const { host, port } = config.web;
  if (!isLoopback(host))
    deps.log.warn({ host }, 'HOST is not this machine alone: everybody who reaches it can play along');
  const web = await servePlayground({ host, port, stage, log: deps.log });
  return {
    port: web.port,
    address: `http://${isLoopback(host) || !host.includes(':') ? host : `[${host}]`}:${web.port}`,
    async stop() {
      await web.stop();
      await stage.close();
      lock.release();
    },
  };
}
