import type { Configuration } from '../configuration';
import type { Clients } from './Clients';
import type { Finding } from './Finding';

/** What examinations look at. */
export interface Patient {
  readonly clients: Clients;
  readonly configuration: Configuration;
  readonly now: Date;
}

/** Looks at one thing: asks AWS, and judges by a pure function. */
export interface Examination {
  readonly subject: string;
  /** May throw what the SDK throws; that is no finding about the subject itself. */
  examine(patient: Patient): Promise<Finding[]>;
}
