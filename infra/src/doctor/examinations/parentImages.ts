import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { Configuration } from '../../configuration';
import { architectureOf } from '../../images/packages';
import { parentParameter } from '../../images/parentImage';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

/** SSM takes as many in one call. */
const BATCH = 10;

const { ok, error } = findingsOf('Parent images');

/** Whether there are the images that builds begin with. */
export const parentImages: Examination = {
  subject: 'Parent images',
  async examine({ clients, configuration }) {
    const names = parametersOf(configuration);
    const values = new Map<string, string>();
    for (let start = 0; start < names.length; start += BATCH) {
      const { Parameters = [] } = await clients.ssm.send(
        new GetParametersCommand({ Names: names.slice(start, start + BATCH) }),
      );
      for (const { Name = '', Value = '' } of Parameters) {
        values.set(Name, Value);
      }
    }
    return judgeParents(names, values);
  },
};

/** The SSM parameters whose values are the parents. */
export function parametersOf({
  gateway,
  images,
  templates,
}: Configuration): string[] {
  const systems = [
    'gateway' as const,
    ...templates.map(({ preset }) => preset),
  ];
  const { parents } = images;
  const architecture = architectureOf(gateway.instanceType);
  return [
    ...new Set(
      systems.map(of => parentParameter({ of, architecture, parents })),
    ),
  ];
}

/** Whether each parameter holds the id of an image. */
export function judgeParents(
  names: string[],
  values: Map<string, string>,
): Finding[] {
  return names.map(name => {
    const value = values.get(name);
    if (value === undefined) {
      return error(
        `there is no parameter ${name} in the region`,
        'name another in images.parents',
      );
    }
    return /^ami-[0-9a-f]+$/.test(value)
      ? ok(`${name} is ${value}`)
      : error(
          `${name} holds '${value}', not the id of an image`,
          'correct the parameter, or name another in images.parents',
        );
  });
}
