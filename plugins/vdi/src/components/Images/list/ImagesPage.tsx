import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ImageIcon from '@material-ui/icons/LayersOutlined';
import SearchIcon from '@material-ui/icons/FindInPage';
import type { ImageProjectPage } from '@deskstage/backstage-plugin-vdi-common';
import { useImages, useSteadyList, useVdiTranslation } from '../../../hooks';
import { Pager } from '../../AllWorkstations';
import { DataTable } from '../../Panel';
import { EmptyState, LoadedPage } from '../../States';
import { ImageRow } from './ImageRow';
import { ImagesFilters } from './ImagesFilters';
import { NewImageButton } from './NewImageButton';
import { useImagesSearch } from './useImagesSearch';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  bar: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    justifyContent: 'space-between',
  },
}));

type Search = ReturnType<typeof useImagesSearch>;

/** The image projects, those with a problem first. */
export function ImagesPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const search = useImagesSearch();
  const images = useImages(search.query);
  const unfilteredAndEmpty =
    images.value?.total === 0 && !search.isFiltered && !images.outdated;
  return (
    <div className={classes.root}>
      {!unfilteredAndEmpty && (
        <div className={classes.bar}>
          <ImagesFilters search={search} />
          <NewImageButton />
        </div>
      )}
      <LoadedPage
        count={6}
        loading={t('images.loading')}
        query={images}
        title={t('page.images')}
      >
        {page =>
          unfilteredAndEmpty ? (
            <EmptyState
              icon={ImageIcon}
              text={t('images.emptyText')}
              title={t('images.emptyTitle')}
            >
              <NewImageButton />
            </EmptyState>
          ) : (
            <FoundImages page={page} search={search} />
          )
        }
      </LoadedPage>
    </div>
  );
}

const idOf = ({ id }: { id: string }) => id;

function FoundImages({
  page,
  search,
}: {
  page: ImageProjectPage;
  search: Search;
}) {
  const { t } = useVdiTranslation();
  const { items, hold } = useSteadyList(page.items, {
    key: JSON.stringify(search.query),
    idOf,
  });
  if (items.length === 0) {
    return (
      <EmptyState
        icon={SearchIcon}
        text={t('images.noMatchText')}
        title={t('fleet.noMatchTitle')}
      >
        <Button onClick={search.clear} variant="outlined">
          {t('fleet.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <Typography role="status" variant="body2">
        {t('images.total', { count: page.total })}
      </Typography>
      <DataTable
        caption={t('page.images')}
        columns={[
          t('images.image'),
          t('fleet.owner'),
          t('images.lastBuild'),
          t('images.default'),
          t('images.base'),
          t('images.nextBuild'),
        ]}
        hold={hold}
      >
        {items.map(project => (
          <ImageRow key={project.id} project={project} />
        ))}
      </DataTable>
      <Pager
        hasPrevious={search.query.cursor !== undefined}
        nextCursor={page.nextCursor}
        onFirst={search.first}
        onNext={search.next}
        onPrevious={search.previous}
        page={search.page}
      />
    </>
  );
}
