import type { Session } from '../portal/Session';

/** How the portal itself is doing. */
export class OperationsPage {
  constructor(private readonly session: Session) {}

  async open(): Promise<this> {
    await this.session.go('/vdi/operations');
    return this;
  }

  panel(
    title:
      | 'Workstations that need a look'
      | 'Warm pools that start nothing'
      | 'Requests to AWS'
      | 'Queue'
      | 'Last comparison with EC2'
      | 'Backend processes',
  ) {
    return this.session.page.getByRole('region', { name: title });
  }
}
