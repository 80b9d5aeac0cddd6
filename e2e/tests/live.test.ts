import { Session } from '../portal/Session';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { people } from '../portal/people';
import { expect, test } from '../portal/test';

test('what somebody else does arrives without signals too', async ({
  browser,
  baseURL,
  apis,
  mei,
  name,
}) => {
  const api = await apis(people.amara);
  const cutOff = await Session.start(browser, {
    baseURL: baseURL ?? '',
    person: people.amara,
    api,
  });
  // The browser reports each attempt.
  cutOff.console.expectErrors(/WebSocket/);
  await cutOff.page.routeWebSocket(/./, socket => socket.close());
  // Of the pauses between two questions the test waits for none.
  await cutOff.page.clock.install();
  const workstations = await new WorkstationsPage(cutOff).open();
  await expect(workstations.newButton).toBeVisible();
  const aMinuteLater = () => cutOff.page.clock.fastForward('01:01');

  const { id } = await api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  await aMinuteLater();
  const card = workstations.card(name);
  await expect(card.root).toBeVisible();
  await api.waitFor(id, 'ready');
  await aMinuteLater();
  await expect(card.status('Ready')).toBeVisible();
  await mei.api.deleteWorkstation(id);
  await mei.api.waitFor(id, 'terminated');
  await aMinuteLater();
  await expect(card.root).toHaveCount(0);
  cutOff.console.verify();
  await cutOff.close();
});
