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

/** How the plugin itself is doing. @public */
export type Operations = Schemas['Operations'];

/** Workstations counted by status. @public */
export type Fleet = Schemas['Fleet'];

/** What the portal keeps of a template. @public */
export type TemplateSettings = Schemas['TemplateSettings'];

/** What somebody changes about a template. @public */
export type TemplateChange = Schemas['TemplateChange'];

/** Who changed a template, and what. @public */
export type TemplateChangeEntry = Schemas['TemplateChangeEntry'];

/** A page of a template's changes. @public */
export type TemplateChangePage = Schemas['TemplateChangePage'];

/** What making a version the default would do. @public */
export type RolloutPreview = Schemas['RolloutPreview'];

/** Who did something. @public */
export type Actor = Schemas['Actor'];

/** Times of the week in which a pool has another size. @public */
export type PoolWindow = Schemas['PoolWindow'];

/** How many warm workstations are wanted, and when. @public */
export type PoolSettings = Schemas['PoolSettings'];

/** A warm pool. @public */
export type Pool = Schemas['Pool'];

/** A pool's targets and members over time. @public */
export type PoolTimeline = Schemas['PoolTimeline'];

/** Filters, order and page of a list of workstations. @public */
export type WorkstationQuery = NonNullable<
  operations['listWorkstations']['parameters']['query']
>;

/** Orders that a list of workstations can have. @public */
export type WorkstationSort = NonNullable<WorkstationQuery['sort']>;

/** Actions that change what is wanted of a workstation. @public */
export type WorkstationIntentAction =
  operations['actOnWorkstation']['parameters']['path']['action'];

/** What some actions need to know. @public */
export type WorkstationActionOptions = NonNullable<
  NonNullable<
    operations['actOnWorkstation']['requestBody']
  >['content']['application/json']
>;

/** What an image project is made of. @public */
export type ImageProjectSettings = Schemas['ImageProjectSettings'];

/** An image project in a list. @public */
export type ImageProject = Schemas['ImageProject'];

/** A page of image projects. @public */
export type ImageProjectPage = Schemas['ImageProjectPage'];

/** An image project with its settings. @public */
export type ImageProjectDetail = Schemas['ImageProjectDetail'];

/** What an image project is asked for with. @public */
export type CreateImageProject = Schemas['CreateImageProject'];

/** What somebody changes about an image project. @public */
export type ImageProjectChange = Schemas['ImageProjectChange'];

/** Whether Image Builder has the parts of a project. @public */
export type ImageProjectStatus = Schemas['ImageProjectStatus'];

/** What a caller may do with an image project now. @public */
export type ImageProjectAction = Schemas['ImageProjectAction'];

/** What becomes of an image that passed its test. @public */
export type ImagePromotion = Schemas['ImagePromotion'];

/** One build of an image. @public */
export type ImageBuild = Schemas['ImageBuild'];

/** Where a build stands. @public */
export type ImageBuildStatus = Schemas['ImageBuildStatus'];

/** Which part of a build runs, or failed. @public */
export type ImageBuildStage = Schemas['ImageBuildStage'];

/** What a caller may do with a build now. @public */
export type ImageBuildAction = Schemas['ImageBuildAction'];

/** Why a build failed. @public */
export type ImageBuildFailure = Schemas['ImageBuildFailure'];

/** The test of an image by a workstation of it. @public */
export type ImageTry = Schemas['ImageTry'];

/** A page of builds. @public */
export type ImageBuildPage = Schemas['ImageBuildPage'];

/** One step of a build. @public */
export type ImageBuildStep = Schemas['ImageBuildStep'];

/** A package that is installed on an image. @public */
export type ImagePackage = Schemas['ImagePackage'];

/** A build with its steps, settings and packages. @public */
export type ImageBuildDetail = Schemas['ImageBuildDetail'];

/** What differs between two builds. @public */
export type ImageBuildChanges = Schemas['ImageBuildChanges'];

/** Kinds of entries in a project's history. @public */
export type ImageEventType = Schemas['ImageEventType'];

/** One line of a project's history. @public */
export type ImageEvent = Schemas['ImageEvent'];

/** A page of a project's history. @public */
export type ImageEventPage = Schemas['ImageEventPage'];

/** What image projects can be made of. @public */
export type ImageChoices = Schemas['ImageChoices'];

/** An instance type with its size and price. @public */
export type InstanceTypeOffer = Schemas['InstanceTypeOffer'];

/** Filter and page of a list of image projects. @public */
export type ImageQuery = NonNullable<
  operations['listImages']['parameters']['query']
>;
