import { useSubmit, useToast } from '../../../hooks';

interface UseQuestionOptions {
  send: () => Promise<unknown>;
  /** What is said in passing once it worked */
  done: string;
  onClose: () => void;
}

/** Sends the answer to a question once, and closes it when that worked. */
export function useQuestion({ send, done, onClose }: UseQuestionOptions) {
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  return {
    busy,
    error,
    onClose: () => {
      dismissError();
      onClose();
    },
    onConfirm: async () => {
      if (await submit(send)) {
        toast(done);
        onClose();
      }
    },
  };
}
