import type { Session } from '../portal/Session';
import { WorkstationControls } from './WorkstationControls';

/** One's own workstations. */
export class WorkstationsPage {
  constructor(private readonly session: Session) {}

  async open(): Promise<this> {
    await this.session.go('/vdi');
    return this;
  }

  get list() {
    return this.session.page.getByRole('list', { name: 'Your workstations' });
  }

  get newButton() {
    return this.session.page.getByRole('button', { name: 'New workstation' });
  }

  card(name: string): WorkstationControls {
    const { page } = this.session;
    const root = page.getByRole('article', { name, exact: true });
    return new WorkstationControls(page, root, name);
  }
}
