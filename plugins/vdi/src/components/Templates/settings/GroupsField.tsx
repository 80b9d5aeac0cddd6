import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import GroupIcon from '@material-ui/icons/GroupOutlined';
import PersonIcon from '@material-ui/icons/PersonOutlined';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useVdiTranslation } from '../../../hooks';
import { EntityPicker } from '../../EntityPicker';
import { FieldGroup } from '../../Fields';

const KINDS = ['Group', 'User'];
const MOST = 50;

const useStyles = makeStyles(theme => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  chip: { margin: 0 },
}));

interface GroupsFieldProps {
  groups: readonly string[];
  onChange: (groups: string[]) => void;
}

/** Who may launch a template: groups and people of the catalog. */
export function GroupsField({ groups, onChange }: GroupsFieldProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  return (
    <FieldGroup
      help={t('templateSettings.groupsHelp')}
      id="vdi-groups"
      label={t('templates.who')}
    >
      {groups.length > 0 && (
        <ul className={classes.chips}>
          {groups.map(ref => (
            <li key={ref}>
              <Chip
                className={classes.chip}
                icon={isUser(ref) ? <PersonIcon /> : <GroupIcon />}
                label={<EntityDisplayName entityRef={ref} hideIcon />}
                onDelete={() => onChange(groups.filter(each => each !== ref))}
                // Delete and Backspace take it away too.
                aria-label={t('list.remove', { value: ref })}
              />
            </li>
          ))}
        </ul>
      )}
      {groups.length < MOST && (
        <EntityPicker
          // Empty again after each choice
          key={groups.join()}
          kinds={KINDS}
          label={t('templateSettings.addGroup')}
          onChange={ref =>
            ref && !groups.includes(ref) && onChange([...groups, ref])
          }
        />
      )}
    </FieldGroup>
  );
}

function isUser(ref: string): boolean {
  try {
    return parseEntityRef(ref).kind.toLocaleLowerCase() === 'user';
  } catch {
    return false;
  }
}
