import { makeStyles } from '@material-ui/core/styles';
import { useMe, useMyWorkstations, useVdiTranslation } from '../../hooks';
import { NewWorkstationButton } from '../NewWorkstation';
import { Loading, LoadProblem, StaleNotice, SubtleText } from '../States';
import { WorkstationGrid } from '../Workstation';
import { EmptyWorkstations } from './EmptyWorkstations';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  bar: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    justifyContent: 'flex-end',
  },
}));

/** The signed-in person's workstations. */
export function WorkstationsPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const mine = useMyWorkstations();
  const me = useMe();
  const { value } = mine;
  if (!value) {
    return mine.loading ? (
      <Loading shape="cards" text={t('mine.loading')} />
    ) : (
      <LoadProblem query={mine} />
    );
  }
  const mayCreate = me.value?.may.createWorkstations ?? false;
  const limits = me.value?.workstations;
  return (
    <div className={classes.root}>
      <StaleNotice query={mine} />
      {value.items.length > 0 && (
        <div className={classes.bar}>
          {limits && (
            <SubtleText>
              {t('card.usage', {
                count: limits.used,
                limit: String(limits.limit),
              })}
            </SubtleText>
          )}
          {mayCreate && <NewWorkstationButton />}
        </div>
      )}
      <WorkstationGrid label={t('mine.list')} workstations={value.items}>
        {me.value && <EmptyWorkstations mayCreate={mayCreate} />}
      </WorkstationGrid>
    </div>
  );
}
