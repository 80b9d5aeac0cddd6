import type { components, operations } from './schema/generated';

type Schemas = components['schemas'];

/** Operating system family of a workstation. @public */
export type Platform = Schemas['Platform'];

/** Which account of the operating system a person works with. @public */
export type IdentityMode = Schemas['IdentityMode'];

/** Where a workstation stands in its life. @public */
export type WorkstationStatus = Schemas['WorkstationStatus'];

/** What people want of a workstation. @public */
export type WorkstationIntent = Schemas['WorkstationIntent'];

/** What a caller may do with a workstation now. @public */
export type WorkstationAction = Schemas['WorkstationAction'];

/** A workstation as the API shows it; times are ISO 8601 in UTC. @public */
export type Workstation = Schemas['Workstation'];

/** A page of workstations. @public */
export type WorkstationPage = Schemas['WorkstationPage'];

/** What a workstation is asked for with. @public */
export type CreateWorkstation = Schemas['CreateWorkstation'];

/** One line of a workstation's history. @public */
export type WorkstationEvent = Schemas['WorkstationEvent'];

/** Kinds of entries in a workstation's history. @public */
export type WorkstationEventType = Schemas['WorkstationEventType'];

/** A page of a workstation's history. @public */
export type WorkstationEventPage = Schemas['WorkstationEventPage'];

/** What workstations are launched from. @public */
export type Template = Schemas['Template'];

/** One version of a template. @public */
export type TemplateVersion = Schemas['TemplateVersion'];

/** A template with its versions, newest first. @public */
export type TemplateDetail = Schemas['TemplateDetail'];

/** A grant in the forms that DCV clients take. @public */
export type Connection = Schemas['Connection'];

/** Name and password of an account on a workstation. @public */
export type Credentials = Schemas['Credentials'];

/** The caller's rights and limits. @public */
export type Me = Schemas['Me'];

/** Whether the parts that workstations depend on answer. @public */
export type Health = Schemas['Health'];

/** Workstations counted by status. @public */
export type Fleet = Schemas['Fleet'];

/** Filters, order and page of a list of workstations. @public */
export type WorkstationQuery = NonNullable<
  operations['listWorkstations']['parameters']['query']
>;

/** Orders that a list of workstations can have. @public */
export type WorkstationSort = NonNullable<WorkstationQuery['sort']>;

/** Actions that change what is wanted of a workstation. @public */
export type WorkstationIntentAction =
  operations['actOnWorkstation']['parameters']['path']['action'];
