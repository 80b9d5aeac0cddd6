import { createHash, randomBytes } from 'node:crypto';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Connection,
  Credentials,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Directory, Passwords } from '../aws';
import type { HealthCheckName, HealthMonitor } from '../health';
import type { History } from '../history';
import type { Caller } from '../permissions';
import type { WorkstationReader, WorkstationRecord } from '../workstations';
import { connectionForms, type Gateway } from './connectionForms';

/** The id that every host gives the session it starts by itself. */
const SERVER_SESSION = 'console';

/** Lets owners into their workstations. Whatever a policy allows, nobody else gets in. */
export class ConnectionService {
  constructor(
    private readonly options: {
      workstations: Pick<WorkstationReader, 'find'>;
      directory: Directory;
      passwords: Passwords;
      history: History;
      health: HealthMonitor;
      gateway: Gateway;
      /** Port of the DCV servers */
      port: number;
      /** Milliseconds */
      grantLifetime: number;
      clock: () => Date;
      /** Called when the history has a new line. */
      onChange: () => void;
    },
  ) {}

  /** Mints a grant. The secret is in the answer and nowhere else; the directory knows its hash. */
  async connect(caller: Caller, workstationId: string): Promise<Connection> {
    const workstation = await this.ownReady(caller, workstationId);
    const { directory, gateway, port, grantLifetime, clock } = this.options;
    const { epoch, privateDnsName, osUser } = workstation;
    if (!privateDnsName || !osUser) {
      throw new ConflictError(
        `Workstation '${workstationId}' has no address yet; try again in a minute.`,
      );
    }
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = new Date(clock().getTime() + grantLifetime);
    const open = await this.using('directory', async () => {
      const opened = await directory.openRoute({
        workstationId,
        epoch,
        host: privateDnsName,
        port,
        serverSessionId: SERVER_SESSION,
        osUser,
      });
      if (opened) {
        await directory.putGrant({
          secretHash: createHash('sha256').update(secret).digest('hex'),
          workstationId,
          epoch,
          expiresAt,
        });
      }
      return opened;
    });
    if (!open) {
      throw new ConflictError(
        `Workstation '${workstationId}' has just changed; look at it again before you connect.`,
      );
    }
    await this.options.history.append(
      workstation,
      {
        type: 'connection-granted',
        actor: caller.actor,
        details: { expiresAt: expiresAt.toISOString() },
      },
      clock(),
    );
    this.options.onChange();
    return {
      ...connectionForms({
        gateway,
        workstationId,
        workstationName: workstation.name,
        secret,
      }),
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Shows owners the password of their account. */
  async reveal(caller: Caller, workstationId: string): Promise<Credentials> {
    const workstation = await this.ownReady(caller, workstationId);
    const { osUser, identityMode } = workstation;
    if (identityMode !== 'personal' || !osUser) {
      throw new ConflictError(
        `Workstation '${workstationId}' has no account with a password of its own; connecting is all it takes.`,
      );
    }
    const password = await this.using('secrets', () =>
      this.options.passwords.reveal(workstationId),
    );
    if (password === undefined) {
      throw new NotFoundError(
        `The password of workstation '${workstationId}' is gone; delete the workstation and ask for a new one.`,
      );
    }
    await this.options.history.append(
      workstation,
      { type: 'credentials-revealed', actor: caller.actor },
      this.options.clock(),
    );
    this.options.onChange();
    return { userName: osUser, password };
  }

  private async ownReady(
    caller: Caller,
    workstationId: string,
  ): Promise<WorkstationRecord> {
    const { access, workstation } = await this.options.workstations.find(
      caller,
      workstationId,
    );
    if (
      !caller.userRef ||
      workstation.ownerRef !== caller.userRef ||
      !access.may('connect', workstation)
    ) {
      throw new NotAllowedError(
        `Only the owner of workstation '${workstationId}' can open it.`,
      );
    }
    if (workstation.status !== 'ready') {
      throw new ConflictError(
        `Workstation '${workstation.name}' is not ready; wait until it is.`,
      );
    }
    return workstation;
  }

  private async using<T>(
    part: HealthCheckName,
    action: () => Promise<T>,
  ): Promise<T> {
    try {
      const result = await action();
      this.options.health.succeeded(part);
      return result;
    } catch (error) {
      this.options.health.failed(part, error);
      // Without the cause, which people need not see; the health monitor has logged it.
      throw new ServiceUnavailableError(
        part === 'directory'
          ? 'The connection directory does not answer; try again in a minute. Nothing has happened to your workstation.'
          : 'Secrets Manager does not answer; try again in a minute.',
      );
    }
  }
}
