import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTemplate, useVdiTranslation } from '../../hooks';
import { VersionSelect } from '../Fields';

interface VersionFieldProps {
  templateId: string;
  /** The default version when `undefined` */
  version?: number;
  onChange: (version: number | undefined) => void;
}

/** Lets those who want to choose another version of the template. */
export function VersionField(props: VersionFieldProps) {
  const { t } = useVdiTranslation();
  return (
    <Accordion TransitionProps={{ unmountOnExit: true }} variant="outlined">
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography variant="body2">{t('create.advanced')}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <KnownVersions {...props} />
      </AccordionDetails>
    </Accordion>
  );
}

function KnownVersions({ templateId, version, onChange }: VersionFieldProps) {
  const { t } = useVdiTranslation();
  const { value, error } = useTemplate(templateId);
  if (error) {
    return (
      <Typography variant="body2">{t('create.versionsFailed')}</Typography>
    );
  }
  const versions = value?.versions ?? [];
  const standard = versions.find(({ isDefault }) => isDefault)?.version;
  return (
    <VersionSelect
      id="vdi-version"
      onChange={chosen => onChange(chosen === standard ? undefined : chosen)}
      value={version ?? standard}
      versions={versions}
    />
  );
}
