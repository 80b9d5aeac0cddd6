import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { ACCOUNT_ID, World } from '../world/World';
import { publicParameter } from './publicImages';

/** A parameter of the account or of AWS; times in milliseconds since 1970. */
export interface Parameter {
  name: string;
  value: string;
  dataType: string;
  version: number;
  changedAt: number;
}

/** The parameter of a name at a time, of AWS where the name is one of AWS' own. */
export function readParameter(
  world: World,
  name: string,
  at = world.now(),
): Parameter | undefined {
  return world.state.parameters.get(name) ?? publicParameter(world, name, at);
}

export function writeParameter(
  world: World,
  {
    name,
    value,
    dataType,
    at,
  }: Omit<Parameter, 'version' | 'changedAt'> & {
    at: number;
  },
): void {
  const version = (world.state.parameters.get(name)?.version ?? 0) + 1;
  world.state.parameters.set(name, {
    name,
    value,
    dataType,
    version,
    changedAt: at,
  });
}

export function getParameter(world: World, input: JsonInput): object {
  const name = input.requiredText('Name');
  const parameter = readParameter(world, name);
  if (!parameter) throw new AwsError('ParameterNotFound', '');
  return { Parameter: describeParameter(world, parameter) };
}

export function getParameters(world: World, input: JsonInput): object {
  const names = input.texts('Names', 10);
  const found = names.map(name => readParameter(world, name));
  return {
    Parameters: found.flatMap(parameter =>
      parameter ? [describeParameter(world, parameter)] : [],
    ),
    InvalidParameters: names.filter((_, index) => !found[index]),
  };
}

function describeParameter(world: World, parameter: Parameter): object {
  const { name, value, dataType, version, changedAt } = parameter;
  const account = name.startsWith('/aws/service/') ? '' : ACCOUNT_ID;
  const path = name.startsWith('/') ? name : `/${name}`;
  return {
    Name: name,
    Type: 'String',
    Value: value,
    Version: version,
    LastModifiedDate: changedAt / 1000,
    ARN: `arn:aws:ssm:${world.region}:${account}:parameter${path}`,
    DataType: dataType,
  };
}
