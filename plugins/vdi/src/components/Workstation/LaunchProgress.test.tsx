import { act, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ago, launchingWorkstation } from '../../__testUtils__/samples';
import { LaunchProgress } from './LaunchProgress';

describe('launch progress', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ticks every second, from what is left to longer than usual', () => {
    renderInTestApp(
      <LaunchProgress
        workstation={launchingWorkstation({
          requestedAt: ago(30),
          statusSince: ago(10),
          typicalSeconds: 80,
        })}
      />,
    );
    const bar = screen.getByRole('progressbar', {
      name: 'Progress of payments-debug',
    });
    expect(
      screen.getByText('30 sec so far · usually 80 sec · about 50 sec left'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('listitem', { name: 'Machine: in progress' }),
    ).toHaveAttribute('aria-current', 'step');
    expect(
      screen.getByRole('listitem', { name: 'Desktop: not yet' }),
    ).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(2_000));
    expect(screen.getByText(/^32 sec so far/)).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(46_000));
    expect(screen.getByText(/any moment now$/)).toBeInTheDocument();
    expect(bar).toHaveAttribute('aria-valuenow', '95');
    act(() => jest.advanceTimersByTime(30_000));
    expect(screen.getByText(/taking longer than usual$/)).toBeInTheDocument();
  });
});
