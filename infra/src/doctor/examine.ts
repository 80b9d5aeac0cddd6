import type { Configuration } from '../configuration';
import { createClients } from './Clients';
import type { Examination, Patient } from './Examination';
import { bootstrap } from './examinations/bootstrap';
import { certificate } from './examinations/certificate';
import { credentials } from './examinations/credentials';
import { existingNetwork } from './examinations/existingNetwork';
import { hostedZone } from './examinations/hostedZone';
import { instanceTypes } from './examinations/instanceTypes';
import { packages } from './examinations/packages';
import { parentImages } from './examinations/parentImages';
import { quotas } from './examinations/quotas';
import { region } from './examinations/region';
import { serviceRoles } from './examinations/serviceRoles';
import { zones } from './examinations/zones';
import type { Finding } from './Finding';
import { unanswered } from './unanswered';

const IN_THE_ACCOUNT: Examination[] = [
  region,
  bootstrap,
  zones,
  quotas,
  instanceTypes,
  parentImages,
  certificate,
  hostedZone,
  existingNetwork,
  serviceRoles,
];

/** Looks at everything that can stand in the way of a deployment. */
export async function examine(
  configuration: Configuration,
): Promise<Finding[]> {
  const clients = createClients(configuration);
  return examineAll({ clients, configuration, now: new Date() });
}

/** Without the right account nothing else in it can be judged; packages lie outside of it. */
export async function examineAll(patient: Patient): Promise<Finding[]> {
  const outside = examineOne(packages, patient);
  const identity = await examineOne(credentials, patient);
  const isKnown = identity.every(({ level }) => level === 'ok');
  const inside = isKnown
    ? await Promise.all(IN_THE_ACCOUNT.map(each => examineOne(each, patient)))
    : [];
  return [...identity, ...inside.flat(), ...(await outside)];
}

async function examineOne(
  examination: Examination,
  patient: Patient,
): Promise<Finding[]> {
  try {
    return await examination.examine(patient);
  } catch (error) {
    return [unanswered(examination.subject, error)];
  }
}
