import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { Column, Columns, DetailHead } from '../Panel';
import { SubtleText } from '../States';
import { PlatformLabel } from '../Workstation';
import { ChangesPanel } from './ChangesPanel';
import { TemplateSettingsPanel } from './settings';
import { TemplateFacts } from './TemplateFacts';
import { TemplateMarks } from './TemplateMarks';
import { VersionsPanel } from './VersionsPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Header, facts, versions, settings and history of a template. */
export function TemplateDetailView({ detail }: { detail: TemplateDetail }) {
  const classes = useStyles();
  const { template, versions } = detail;
  // One without an image is still being built.
  const newest = versions.find(({ imageId }) => imageId !== undefined);
  return (
    <div className={classes.root}>
      <DetailHead
        beside={<TemplateMarks newest={newest?.version} template={template} />}
        title={template.name}
      >
        <Typography component="div" variant="body2">
          <PlatformLabel platform={template.platform} />
          {template.description && ` · ${template.description}`}
        </Typography>
        <SubtleText component="div" variant="caption">
          <code>{template.id}</code>
        </SubtleText>
      </DetailHead>
      <VersionsPanel detail={detail} />
      <Columns>
        <TemplateSettingsPanel detail={detail} />
        <Column>
          <TemplateFacts detail={detail} />
          <ChangesPanel detail={detail} />
        </Column>
      </Columns>
    </div>
  );
}
