import { useEffect, useState } from 'react';
import type {
  CreateWorkstation,
  Template,
} from '@deskstage/backstage-plugin-vdi-common';
import { nameProblem, suggestName } from '../../workstations';

interface WorkstationFormOptions {
  templates: readonly Template[];
  takenNames: readonly string[];
  /** Entity ref that is chosen at first */
  entityRef?: string;
}

/** What somebody has filled in for a new workstation. */
export function useWorkstationForm(options: WorkstationFormOptions) {
  const { templates, takenNames } = options;
  const [chosenId, setChosenId] = useState<string>();
  const [typedName, setTypedName] = useState<string>();
  const [entityRef, setEntityRef] = useState(options.entityRef);
  const [version, setVersion] = useState<number>();

  const template =
    templates.find(({ id }) => id === chosenId) ??
    templates.find(({ ready }) => ready) ??
    templates.at(0);
  const templateId = template?.id;
  useEffect(() => {
    setVersion(undefined);
  }, [templateId]);

  const entityName = options.entityRef?.split('/').at(-1);
  const name =
    typedName ?? suggestName(entityName ?? templateId ?? '', takenNames);
  const problem = nameProblem(name.trim());
  const request: CreateWorkstation | undefined =
    template?.ready && !problem
      ? { templateId: template.id, name: name.trim(), version, entityRef }
      : undefined;
  return {
    template,
    setTemplate: setChosenId,
    name,
    setName: setTypedName,
    problem,
    entityRef,
    setEntityRef,
    version,
    setVersion,
    request,
  };
}

/** What {@link useWorkstationForm} gives. */
export type WorkstationForm = ReturnType<typeof useWorkstationForm>;
