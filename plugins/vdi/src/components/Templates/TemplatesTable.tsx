import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useSteadyList, useVdiTranslation } from '../../hooks';
import { DataTable } from '../Panel';
import { TemplateRow } from './TemplateRow';

interface TemplatesTableProps {
  templates: readonly Template[];
  /** What the rows are the answer to */
  pageKey: string;
}

const idOf = ({ id }: Template) => id;

/** Templates in rows, which keep their places under the pointer. */
export function TemplatesTable({ templates, pageKey }: TemplatesTableProps) {
  const { t } = useVdiTranslation();
  const { items, hold } = useSteadyList(templates, { key: pageKey, idOf });
  return (
    <DataTable
      caption={t('page.templates')}
      columns={[
        t('create.template'),
        t('templates.machine'),
        t('templates.price'),
        t('templates.versions'),
        t('templates.warm'),
        t('templates.inUse'),
      ]}
      hold={hold}
    >
      {items.map(template => (
        <TemplateRow key={template.id} template={template} />
      ))}
    </DataTable>
  );
}
