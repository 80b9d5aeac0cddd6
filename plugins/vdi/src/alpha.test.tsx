import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { vdiPage } from './extensions';

describe('vdi plugin in the new frontend system', () => {
  it('renders its page', async () => {
    renderInTestApp(createExtensionTester(vdiPage).reactElement());
    expect(await screen.findByText('Workstations')).toBeInTheDocument();
  });
});
