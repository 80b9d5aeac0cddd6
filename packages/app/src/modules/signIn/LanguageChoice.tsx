import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { useEffect, useState } from 'react';

/** Languages under their own names, since whoever looks for theirs may not read the current one. */
export function LanguageChoice() {
  const api = useApi(appLanguageApiRef);
  const [current, setCurrent] = useState(() => api.getLanguage().language);

  useEffect(() => {
    const subscription = api
      .language$()
      .subscribe(({ language }) => setCurrent(language));
    return () => subscription.unsubscribe();
  }, [api]);

  const { languages } = api.getAvailableLanguages();
  return (
    <div>
      {languages.length > 1 &&
        languages.map(language => (
          <Button
            key={language}
            lang={language}
            color="inherit"
            aria-pressed={language === current}
            style={{
              textTransform: 'none',
              textDecoration: language === current ? 'underline' : undefined,
            }}
            onClick={() => api.setLanguage(language)}
          >
            {nameOf(language)}
          </Button>
        ))}
    </div>
  );
}

function nameOf(language: string): string {
  const name =
    new Intl.DisplayNames(language, { type: 'language' }).of(language) ??
    language;
  return name[0].toLocaleUpperCase(language) + name.slice(1);
}
