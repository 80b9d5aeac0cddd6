import { useState } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { QuestionDialog } from './QuestionDialog';

function Asked() {
  const [open, setOpen] = useState(true);
  const [error, setError] = useState<Error>();
  return (
    <QuestionDialog
      busy={false}
      confirm="Stop"
      confirming="Stopping"
      error={error}
      id="stop"
      keep="Not now"
      onClose={() => {
        setOpen(false);
        setError(undefined);
      }}
      onConfirm={() => setError(new Error('It is being set up.'))}
      open={open}
      title="Stop it?"
    >
      It stops.
    </QuestionDialog>
  );
}

describe('a question', () => {
  const { scrollIntoView } = Element.prototype;
  afterEach(() => {
    Element.prototype.scrollIntoView = scrollIntoView;
  });

  it('closes after a refusal where scrolling answers with a promise', async () => {
    const scroll = jest.fn(() => Promise.resolve());
    Element.prototype.scrollIntoView = scroll as unknown as () => void;
    renderInTestApp(<Asked />);
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText('It is being set up.')).toBeInTheDocument();
    expect(scroll).toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });
});
