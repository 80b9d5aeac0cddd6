import { useParams } from 'react-router-dom';
import { Content, InfoCard } from '@backstage/core-components';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityVdiContent } from '../src/components/EntityTab';
import {
  Content as WidgetContent,
  Renderer,
} from '../src/components/HomeWidget';

export const devEntities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments-service',
      annotations: {
        'vdi.deskstage.io/workstations': 'true',
        'vdi.deskstage.io/templates': 'windows-qa',
      },
    },
    spec: {},
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'payments' },
    spec: {},
  },
];

/** Stands for the catalog's page of an entity. */
export function DevEntityPage() {
  const { name } = useParams();
  const entity = devEntities.find(({ metadata }) => metadata.name === name);
  return (
    <Content>
      {entity ? (
        <EntityProvider entity={entity}>
          <EntityVdiContent />
        </EntityProvider>
      ) : (
        <InfoCard title={name} />
      )}
    </Content>
  );
}

/** Stands for the home page. */
export function DevHomePage() {
  return (
    <Content>
      <Renderer Content={WidgetContent} />
    </Content>
  );
}
