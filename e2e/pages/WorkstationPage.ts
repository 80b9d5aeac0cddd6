import type { Session } from '../portal/Session';
import { WorkstationControls } from './WorkstationControls';

/** Everything about one workstation. */
export class WorkstationPage extends WorkstationControls {
  constructor(
    private readonly session: Session,
    private readonly workstation: { id: string; name: string },
  ) {
    const { page } = session;
    super(page, page.getByRole('article'), workstation.name);
  }

  async open(): Promise<this> {
    await this.session.go(`/vdi/workstations/${this.workstation.id}`);
    return this;
  }

  get heading() {
    return this.root.getByRole('heading', { name: this.workstation.name });
  }

  panel(title: 'Connection' | 'Facts' | 'History') {
    return this.root.getByRole('region', { name: title });
  }

  get history() {
    return this.panel('History').getByRole('listitem');
  }
}
