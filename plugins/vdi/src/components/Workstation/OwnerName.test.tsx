import { screen } from '@testing-library/react';
import { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';
import {
  administrator,
  FakeVdiApi,
  renderVdi,
  sampleWorkstation,
} from '../../__testUtils__';

describe('OwnerName', () => {
  it('calls the test of an image so, without a way to an entity that is not there', async () => {
    const api = new FakeVdiApi();
    api.me = administrator;
    api.workstations = [
      sampleWorkstation({ name: 'trial', owner: IMAGE_TEST_OWNER }),
    ];
    renderVdi('/vdi/all', api);
    expect(await screen.findByText('test of an image')).toBeVisible();
    expect(screen.queryByRole('link', { name: /image-test/ })).toBeNull();
  });
});
