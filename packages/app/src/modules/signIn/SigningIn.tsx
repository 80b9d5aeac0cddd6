import { ProxiedSignInPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Typography from '@material-ui/core/Typography';
import { useEffect, useMemo } from 'react';
import { demoTranslationRef } from '../../translation';
import type { DemoPerson } from './demoPeople';

interface SigningInProps extends Pick<SignInPageProps, 'onSignInSuccess'> {
  person: DemoPerson;
  /** Has to be stable: a new one starts anew. */
  onError: (error: Error) => void;
}

export function SigningIn({
  person,
  onSignInSuccess,
  onError,
}: SigningInProps) {
  const { t } = useTranslationRef(demoTranslationRef);
  const ErrorComponent = useMemo(() => createErrorReporter(onError), [onError]);

  return (
    <>
      <Typography role="status" variant="h6" component="p" align="center">
        {t('signIn.signingIn', { name: person.name })}
      </Typography>
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': person.userEntityRef }}
        onSignInSuccess={onSignInSuccess}
        ErrorComponent={ErrorComponent}
      />
    </>
  );
}

/** The page hands errors to a component only; this one hands them on, so that they take the place of the progress. */
function createErrorReporter(onError: (error: Error) => void) {
  return function ErrorReporter({ error }: { error?: Error }) {
    useEffect(() => {
      if (error) {
        onError(error);
      }
    }, [error]);
    return null;
  };
}
