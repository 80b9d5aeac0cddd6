import { AwsError } from '../../aws/AwsError';
import type { Ec2Action } from '../Ec2Context';
import {
  findLaunchTemplate,
  forgetVersion,
  type LaunchTemplate,
} from '../LaunchTemplate';

const MOST = 200;

/** Deletes what it can, and says of each version whether it has. */
export const deleteLaunchTemplateVersions: Ec2Action = (
  { world },
  parameters,
) => {
  const template = findLaunchTemplate(world, {
    id: parameters.text('LaunchTemplateId'),
    name: parameters.text('LaunchTemplateName'),
  });
  const numbers = parameters.texts('LaunchTemplateVersion').map(Number);
  if (numbers.length === 0 || numbers.length > MOST) {
    throw new AwsError(
      'InvalidParameterValue',
      `Name between 1 and ${MOST} versions.`,
    );
  }
  const results = numbers.map(number => ({
    launchTemplateId: template.launchTemplateId,
    launchTemplateName: template.name,
    versionNumber: number,
    responseError: problemOf(template, number),
  }));
  for (const { versionNumber, responseError } of results) {
    if (!responseError) forgetVersion(template, versionNumber);
  }
  return {
    successfullyDeletedLaunchTemplateVersionSet: results.filter(
      ({ responseError }) => !responseError,
    ),
    unsuccessfullyDeletedLaunchTemplateVersionSet: results.filter(
      ({ responseError }) => responseError,
    ),
  };
};

/** How EC2 words the second is not known. */
function problemOf(
  { versions, defaultVersion }: LaunchTemplate,
  number: number,
) {
  if (!versions.some(({ version }) => version === number)) {
    return {
      code: 'launchTemplateVersionDoesNotExist',
      message: `The specified launch template version ${number} does not exist.`,
    };
  }
  return number === defaultVersion
    ? {
        code: 'unexpectedError',
        message: `Version ${number} is the default version, which cannot be deleted.`,
      }
    : undefined;
}
