import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import {
  forgetOnSignOut,
  forgetPerson,
  recallPerson,
  rememberPerson,
} from './chosenPerson';
import { readDemoPeople } from './demoPeople';
import { PersonChoice } from './PersonChoice';
import { SignInFailure } from './SignInFailure';
import { SignInFrame } from './SignInFrame';
import { SigningIn } from './SigningIn';

/** The first screen of the demo: choose who to be, or go straight in as the person chosen before. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const people = readDemoPeople(useApi(configApiRef));
  const [userEntityRef, setUserEntityRef] = useState(recallPerson);
  const [error, setError] = useState<Error>();
  const person = people.find(each => each.userEntityRef === userEntityRef);

  let content = (
    <PersonChoice
      people={people}
      onChoose={chosen => {
        rememberPerson(chosen.userEntityRef);
        setUserEntityRef(chosen.userEntityRef);
      }}
    />
  );
  if (person && error) {
    content = (
      <SignInFailure
        name={person.name}
        error={error}
        onRetry={() => setError(undefined)}
        onOther={() => {
          forgetPerson();
          setUserEntityRef(undefined);
          setError(undefined);
        }}
      />
    );
  } else if (person) {
    content = (
      <SigningIn
        person={person}
        onSignInSuccess={identity => onSignInSuccess(forgetOnSignOut(identity))}
        onError={setError}
      />
    );
  }
  return <SignInFrame>{content}</SignInFrame>;
}
