import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import { CheckedField } from '../../Fields';
import { isBadComponent, type ComponentForm } from './imageForm';

const MOST = 10;
const EMPTY = `name: component
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        inputs:
          commands:
            - echo hello
`;

const useStyles = makeStyles(theme => ({
  root: {
    border: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    margin: 0,
    minWidth: 0,
    padding: 0,
  },
  one: { display: 'grid', gap: theme.spacing(1) },
  button: { justifySelf: 'start' },
  code: { fontFamily: 'monospace', fontSize: '0.85rem' },
}));

interface ComponentsFieldProps {
  components: readonly ComponentForm[];
  onChange: (components: ComponentForm[]) => void;
}

/** Component documents of one's own, in order. */
export function ComponentsField(props: ComponentsFieldProps) {
  const { components, onChange } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const change = (key: number, patch: Partial<ComponentForm>) =>
    onChange(
      components.map(each => (each.key === key ? { ...each, ...patch } : each)),
    );
  const add = () =>
    onChange([
      ...components,
      {
        key: Math.max(-1, ...components.map(({ key }) => key)) + 1,
        name: '',
        document: EMPTY,
      },
    ]);
  return (
    <fieldset aria-describedby="vdi-components-help" className={classes.root}>
      <FormLabel component="legend">{t('imageForm.components')}</FormLabel>
      <FormHelperText id="vdi-components-help">
        {t('imageForm.componentsHelp')}
      </FormHelperText>
      {components.map((component, index) => {
        const { key, name, document } = component;
        const place = String(index + 1);
        const bad = isBadComponent(component, components);
        return (
          <div key={key} className={classes.one}>
            <CheckedField
              id={`vdi-component-${key}-name`}
              label={t('imageForm.componentName', { place })}
              onChange={event => change(key, { name: event.target.value })}
              problem={bad ? t('imageForm.problem.component') : undefined}
              value={name}
            />
            <CheckedField
              id={`vdi-component-${key}-document`}
              InputProps={{ className: classes.code }}
              label={t('imageForm.componentDocument', { place })}
              maxRows={24}
              minRows={6}
              multiline
              onChange={event => change(key, { document: event.target.value })}
              value={document}
            />
            <Button
              className={classes.button}
              onClick={() =>
                onChange(components.filter(each => each.key !== key))
              }
              size="small"
            >
              {t('list.remove', {
                value: name || t('imageForm.component', { place }),
              })}
            </Button>
          </div>
        );
      })}
      {components.length < MOST && (
        <Button className={classes.button} onClick={add} size="small">
          {t('imageForm.addComponent')}
        </Button>
      )}
    </fieldset>
  );
}
