import type { Template } from 'aws-cdk-lib/assertions';

/** A resource of a template. */
export interface TemplateResource<Properties> {
  /** Logical id */
  id: string;
  properties: Properties;
  /** Logical ids of what it waits for */
  dependsOn: string[];
}

/**
 * The resources of one type.
 *
 * @typeParam Properties - those that the test reads
 */
export function resourcesOf<Properties extends object>(
  template: Template,
  type: string,
): TemplateResource<Properties>[] {
  const found: Record<
    string,
    { Properties?: unknown; DependsOn?: string | string[] }
  > = template.findResources(type);
  return Object.entries(found).map(
    ([id, { Properties = {}, DependsOn = [] }]) => ({
      id,
      properties: Properties as Properties,
      dependsOn: [DependsOn].flat(),
    }),
  );
}

/** The properties of the resources of one type, by the property that names them. */
export function propertiesByName<Properties extends object>(
  template: Template,
  type: string,
  name: string & keyof Properties,
): Record<string, Properties> {
  return Object.fromEntries(
    resourcesOf<Properties>(template, type).map(({ properties }) => [
      String(properties[name]),
      properties,
    ]),
  );
}
