import { screen, within } from '@testing-library/react';
import {
  administrator,
  ago,
  FakeVdiApi,
  OTHER,
  refusal,
  renderVdi,
  sampleOperations,
} from '../../__testUtils__';

describe('operations', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
  });

  const panel = (name: string) => screen.findByRole('region', { name });

  it('says that all is well', async () => {
    renderVdi('/vdi/operations', api);
    expect(
      within(await panel('Workstations that need a look')).getByText(
        'None: nothing has failed, is stuck or waits for something.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Warm pools that start nothing')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    const calls = await panel('Requests to AWS');
    expect(
      within(calls).getByRole('row', {
        name: /ec2:DescribeInstances 1,840 0 0 120 ms 43,210 0 1/,
      }),
    ).toBeInTheDocument();
    expect(
      within(await panel('Backend processes')).getByRole('row', {
        name: /portal-0.* At work/,
      }),
    ).toBeInTheDocument();
  });

  it('leads from each number to the rows behind it', async () => {
    api.operations = sampleOperations({
      troubles: [
        {
          kind: 'stuck',
          status: 'stopping',
          count: 1,
          since: ago(700),
          templateId: 'ubuntu-dev',
        },
        {
          kind: 'failed',
          status: 'failed',
          code: 'capacity',
          message: 'EC2 has no m7i.xlarge free.',
          count: 3,
          since: ago(5_000),
        },
      ],
      pools: [
        {
          templateId: 'windows-qa',
          reason: 'The image does not start.',
          until: ago(-600),
          failures: 2,
        },
        {
          templateId: 'ubuntu-dev',
          reason: 'It is paused in the portal.',
          paused: true,
          source: 'portal',
          updatedAt: ago(185),
          updatedBy: { kind: 'user', ref: OTHER },
        },
        {
          templateId: 'gpu',
          reason: 'It is paused in the configuration.',
          paused: true,
          source: 'configuration',
        },
      ],
    });
    renderVdi('/vdi/operations', api);
    const troubles = await panel('Workstations that need a look');
    const [, stuck, failed] = within(troubles).getAllByRole('row');
    expect(
      within(stuck).getByRole('link', { name: '1 workstation' }),
    ).toHaveAttribute('href', '/vdi/all?template=ubuntu-dev&status=stopping');
    expect(failed).toHaveTextContent('EC2 has no m7i.xlarge free.');
    expect(
      within(failed).getByRole('link', { name: '3 workstations' }),
    ).toHaveAttribute('href', '/vdi/all?status=failed');
    expect(
      within(await panel('Warm pools that start nothing')).getByRole('link', {
        name: 'windows-qa',
      }),
    ).toHaveAttribute('href', '/vdi/pools/windows-qa');
    const held = within(await panel('Warm pools that start nothing'));
    expect(
      held.getByRole('row', {
        name: /^ubuntu-dev It is paused\. ?Changed 3 minutes ago by .*grace until somebody resumes it$/,
      }),
    ).toBeInTheDocument();
    expect(
      held.getByRole('row', {
        name: 'gpu It is paused in the portal’s configuration, under vdi.pools.gpu. until the configuration is another',
      }),
    ).toBeInTheDocument();
    expect(
      within(await panel('Queue')).getByRole('link', { name: '12' }),
    ).toHaveAttribute('href', '/vdi/all?status=ready');
  });

  it('names what is missing, and what the last sweep is worried about', async () => {
    const operations = sampleOperations();
    api.operations = {
      ...operations,
      checks: [
        {
          name: 'compute',
          status: 'degraded',
          message: 'EC2 does not let the portal in.',
          problem: 'access',
          detail: "The portal's AWS role may not do 'ec2:StartInstances'.",
          checkedAt: ago(5),
        },
        { name: 'directory', status: 'ok', checkedAt: ago(5) },
      ],
      sweep: operations.sweep && {
        ...operations.sweep,
        alarms: ['7 machines belong to nobody.'],
      },
    };
    renderVdi('/vdi/operations', api);
    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent(
      "Machines · access is missingThe portal's AWS role may not do 'ec2:StartInstances'.",
    );
    expect(alerts[1]).toHaveTextContent('7 machines belong to nobody.');
    expect(alerts).toHaveLength(2);
  });

  it('is refused to others, who are not shown the way either', async () => {
    api.me = new FakeVdiApi().me;
    const asked = jest.spyOn(api, 'getOperations');
    renderVdi('/vdi/operations', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Operations' })).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says when it cannot be loaded', async () => {
    jest
      .spyOn(api, 'getOperations')
      .mockRejectedValue(await refusal(500, 'The database is away.'));
    renderVdi('/vdi/operations', api);
    expect(
      await screen.findByText('The database is away.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Load again' }),
    ).toBeInTheDocument();
  });

  it('speaks French', async () => {
    renderVdi('/vdi/operations', api, { language: 'fr' });
    expect(await panel('Postes de travail à examiner')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Exploitation' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
