import type { ReactNode } from 'react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { LiveQuery } from '../hooks';
import { Loading, LoadProblem } from '../components/States';

interface FieldFrameProps<T> {
  /** What the form knows of the field, whatever it holds */
  field: {
    disabled?: boolean;
    rawErrors?: string[];
    required?: boolean;
    schema: { description?: string };
    uiSchema: { 'ui:description'?: string };
  };
  query: LiveQuery<T>;
  /** What is being loaded */
  loading: string;
  children: (value: T) => ReactNode;
}

/** A field of a scaffolder's form whose choices are loaded. */
export function FieldFrame<T>(props: FieldFrameProps<T>) {
  const { field, query, loading, children } = props;
  const { value } = query;
  return (
    <ScaffolderField
      disabled={field.disabled}
      rawDescription={
        field.uiSchema['ui:description'] ?? field.schema.description
      }
      rawErrors={field.rawErrors}
      required={field.required}
    >
      {query.loading && <Loading count={2} text={loading} />}
      {value === undefined && <LoadProblem query={query} />}
      {value !== undefined && children(value)}
    </ScaffolderField>
  );
}
