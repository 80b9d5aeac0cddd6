import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImageBuild,
  ImagePackage,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { isUnderWay } from '../../../images';
import { DataTable, RowHeader } from '../../Panel';
import { SubtleText } from '../../States';
import { Section } from './Section';

// An image has thousands; so many are read and drawn at once.
const STEP = 25;

const useStyles = makeStyles({ more: { justifySelf: 'start' } });

interface PackagesSectionProps {
  build: ImageBuild;
  packages: readonly ImagePackage[];
}

/** What is installed on an image, with a search. */
export function PackagesSection({ build, packages }: PackagesSectionProps) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(STEP);
  const matching = useMemo(() => {
    const text = query.trim().toLocaleLowerCase();
    return packages.filter(({ name, version }) =>
      `${name} ${version}`.toLocaleLowerCase().includes(text),
    );
  }, [packages, query]);
  const more = matching.length - shown;
  return (
    <Section id="vdi-build-packages" title={t('builds.packages')}>
      {packages.length === 0 ? (
        <SubtleText>
          {isUnderWay(build)
            ? t('builds.packagesLater')
            : t('builds.packagesUnknown')}
        </SubtleText>
      ) : (
        <>
          <TextField
            id="vdi-packages-search"
            label={t('builds.searchPackages')}
            onChange={event => {
              setQuery(event.target.value);
              setShown(STEP);
            }}
            size="small"
            type="search"
            value={query}
            variant="outlined"
          />
          <SubtleText role="status">
            {t('builds.packagesFound', {
              found: matching.length.toLocaleString(language),
              total: packages.length.toLocaleString(language),
            })}
          </SubtleText>
          {matching.length > 0 && (
            <DataTable
              caption={t('builds.packages')}
              columns={[t('builds.package'), t('create.version')]}
            >
              {matching.slice(0, shown).map(({ name, version }) => (
                <TableRow key={`${name} ${version}`}>
                  <RowHeader>{name}</RowHeader>
                  <TableCell>
                    <code>{version}</code>
                  </TableCell>
                </TableRow>
              ))}
            </DataTable>
          )}
          {more > 0 && (
            <Button
              className={classes.more}
              onClick={() => setShown(shown + 4 * STEP)}
              size="small"
            >
              {t('builds.moreOf', { count: more })}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}
