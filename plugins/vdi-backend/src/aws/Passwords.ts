/** The passwords of personal accounts, in Secrets Manager. */
export interface Passwords {
  /**
   * Makes sure that the workstation has a secret with a random password, readable by its instance, and answers with
   * the secret's id. An existing password is kept.
   */
  ensure(options: {
    workstationId: string;
    instanceId: string;
    /** Account of the instance; without it, only where the configuration names one is the secret bound to it. */
    accountId?: string;
    userName: string;
  }): Promise<string>;
  /** The password; `undefined` when there is none. */
  reveal(workstationId: string): Promise<string | undefined>;
  /** Deletes the secret at once; one that does not exist counts as deleted. */
  remove(workstationId: string): Promise<void>;
  /** Throws when Secrets Manager refuses. */
  check(): Promise<void>;
}
