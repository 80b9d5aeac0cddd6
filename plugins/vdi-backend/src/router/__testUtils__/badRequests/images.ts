import type { BadRequest } from './BadRequest';

/** The project that requests are about; it belongs to the group `payments`. */
export const IMAGE = 'team-desktop';
/** A project that {@link IMAGE} is built upon, as far as the database knows. */
export const IMAGE_BASE = 'base-desktop';

/** A build that is not there. */
const UNKNOWN_BUILD = 'img-00000000000000000000000000';

const OWNER = 'group:default/payments';

const SETTINGS = {
  name: 'Payments desktop',
  base: { templateId: 'ubuntu-developer' },
  instanceTypes: ['m7i.xlarge'],
};

const WINDOWS = { templateId: 'windows-2022' };

/** A component document with this step in it. */
function documentOf(step: string): string {
  return `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - ${step}\n`;
}

const RUN =
  '{name: Run, action: ExecuteBash, inputs: {commands: [echo hello]}}';

function components(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `own-${index + 1}`,
    document: documentOf(RUN),
  }));
}

function create(body: unknown, says: RegExp | string, status = 400) {
  return { request: 'POST /images', body, says, status };
}

/** A new project that is wrong in nothing but these. */
function created(changes: object, says: RegExp | string, status = 400) {
  return create(
    { id: 'new-desktop', owner: OWNER, settings: SETTINGS, ...changes },
    says,
    status,
  );
}

/** What is said of settings, whether they are of a new project or of one that is there. */
function settings(changes: object, says: RegExp | string): BadRequest[] {
  const body = { settings: { ...SETTINGS, ...changes } };
  return [
    created(body, says),
    { request: `PATCH /images/${IMAGE}`, body, says },
    { request: `PATCH /images/${IMAGE}?dryRun=true`, body, says },
  ];
}

function component(document: string, says: RegExp | string): BadRequest[] {
  return settings({ components: [{ name: 'own', document }] }, says);
}

function schedule(value: object, says: RegExp | string): BadRequest[] {
  return settings({ schedule: value }, says);
}

const ID =
  "'id' in the body must be up to 40 lower-case letters, digits and dashes, and begin with a letter.";
const BUILD = /^'\w+' in the \w+ must be 'img-' and 26 lower-case letters/;
const CRON = /^'settings.schedule.cron' is '.*'; it takes minute, hour, /;
const AT_TWO = '0 2 ? * SUN *';

const PROJECTS: BadRequest[] = [
  create([], 'The body must be a JSON object.'),
  create({}, "'id' in the body is missing."),
  create({ id: 'new-desktop' }, "'owner' in the body is missing."),
  create(
    { id: 'new-desktop', owner: OWNER },
    "'settings' in the body is missing.",
  ),
  ...['Desktop', '9desks', 'a_b', '', 'x'.repeat(41), '../x', 'a\n'].map(id =>
    created({ id }, ID),
  ),
  created({ id: 7 }, "'id' in the body must be a text."),
  ...['gateway', 'standard', 'gpu', 'tool', 'tool-vscode'].map(id =>
    created(
      { id },
      `'id' is '${id}', a name that the portal's infrastructure uses itself; choose another.`,
    ),
  ),
  created(
    { id: 'choices' },
    "'id' is 'choices', a name that the portal uses itself; choose another.",
  ),
  created(
    { id: 'ubuntu-developer' },
    "'id': the name 'ubuntu-developer' is taken by a template; take another one.",
    409,
  ),
  created(
    { id: IMAGE },
    `'id': there is an image project '${IMAGE}' with other settings already; take another name, or change that one.`,
    409,
  ),
  created({ owner: '' }, /^'owner' in the body must not have fewer than 1/),
  created({ owner: '::' }, /^'owner' must be an entity ref/),
  created({ owner: 'a\nb' }, /^'owner' in the body must not hold line breaks/),
  created(
    { owner: 'component:default/payments' },
    "'owner' must be a group or a person; it is 'component:default/payments'.",
  ),
  created(
    { owner: 'group:default/gone' },
    "'owner' names 'group:default/gone', which is not in the catalog or not visible to you.",
  ),
  {
    ...created(
      {},
      `You do not belong to ${OWNER}: choose yourself or a group of yours as the owner.`,
      403,
    ),
    role: 'stranger',
  },
  ...['ftp://example.com', 'https://a b', 'example.com', 'https://a\0'].map(
    sourceUrl =>
      created(
        { sourceUrl },
        "'sourceUrl' in the body must be an address such as 'https://example.com/images'.",
      ),
  ),
  created(
    { colour: 'red' },
    "'colour' in the body is not known; leave it out.",
  ),
  created({ settings: {} }, "'settings.name' in the body is missing."),
  {
    ...created({}, "Unknown query parameter 'verbose'."),
    request: 'POST /images?verbose=1',
  },
  {
    ...created({}, /^'dryRun' in the query must be boolean\.$/),
    request: 'POST /images?dryRun=maybe',
  },
  {
    request: 'POST /images',
    body: { id: 'x'.repeat(600_000) },
    status: 413,
    says: 'The body is larger than 512 kB; no request of this address needs that much.',
  },
];

const NAMES: BadRequest[] = [
  ...['', 'x'.repeat(101)].flatMap(name =>
    settings(
      { name },
      /^'settings.name' in the body must not have (fewer|more)/,
    ),
  ),
  ...[' ', ' Desktop', 'two\nlines', 'bell\u0007'].flatMap(name =>
    settings({ name }, /^'settings.name' in the body must not begin or end /),
  ),
  ...settings(
    { description: 'two\nlines' },
    /^'settings.description' in the body must not hold line breaks/,
  ),
  ...settings(
    { hidden: true },
    "'settings.hidden' in the body is not known; leave it out.",
  ),
  ...settings(
    { groups: ['a b:c'] },
    /^'settings.groups' has 'a b:c', which is no entity ref/,
  ),
  ...settings(
    {
      groups: Array.from({ length: 40 }, (_, at) => `group:default/team-${at}`),
    },
    /^'settings.groups' are too many; /,
  ),
];

const BASES: BadRequest[] = [
  ...settings(
    { base: {} },
    "'settings.base.templateId' in the body is missing.",
  ),
  ...settings(
    { base: { templateId: 'not-one' } },
    "'settings.base.templateId' is 'not-one', which Image Builder makes no images for; choose one of the bases on offer.",
  ),
  ...settings(
    { base: { templateId: 'ubuntu-developer', imageId: 'ami-1' } },
    "'settings.base.imageId' in the body must be the id of an AMI, such as 'ami-0a1b2c3d4e5f60718'.",
  ),
  ...settings(
    {
      base: {
        templateId: 'ubuntu-developer',
        imageId: 'ami-0ffffffffffffffff',
      },
    },
    /^'settings.base.imageId' is 'ami-0f+', which the account has no AMI of; /,
  ),
  ...settings(
    {
      base: {
        templateId: 'ubuntu-developer',
        imageId: 'ami-0cd0000000000000b',
      },
    },
    /^'settings.base.imageId' is 'ami-0cd\w+', which is of windows, and the /,
  ),
  created(
    { settings: { ...SETTINGS, base: { templateId: IMAGE } } },
    // The latter where Image Builder was asked before the project was made
    /^'settings.base.templateId' is 'team-desktop', which (has no image yet; wait until|Image Builder makes no images for; choose) /,
  ),
  {
    request: `PATCH /images/${IMAGE}`,
    body: { settings: { ...SETTINGS, base: { templateId: IMAGE } } },
    says: "'settings.base' is the project itself.",
  },
  {
    request: `PATCH /images/${IMAGE_BASE}`,
    body: { settings: { ...SETTINGS, base: { templateId: IMAGE } } },
    says: `'settings.base' leads back to '${IMAGE_BASE}' itself; choose another one.`,
  },
  {
    request: `PATCH /images/${IMAGE}`,
    body: {
      settings: { ...SETTINGS, base: WINDOWS, instanceTypes: ['m7i.2xlarge'] },
    },
    says: "'settings.base' is for another operating system than the project's template: make a new project for it.",
  },
];

const CONTENT: BadRequest[] = [
  ...settings(
    { tools: ['emacs'] },
    /^'settings.tools' has 'emacs', which is no tool; there are vscode, /,
  ),
  ...settings({ tools: ['No Tool'] }, /^'settings.tools\[0\]' .* id of a tool/),
  ...settings(
    { tools: ['cuda'] },
    /^'settings.tools' has 'cuda', which needs a base with a graphics driver/,
  ),
  created(
    { settings: { ...SETTINGS, base: WINDOWS, tools: ['docker'] } },
    "'settings.tools' has 'docker', which is not for windows; leave it out or choose another base.",
  ),
  ...settings(
    { tools: ['chrome', 'chrome'] },
    /^'settings.tools' in the body must not have duplicate items/,
  ),
  ...['jq; reboot', '-y', '$(id)', ''].flatMap(name =>
    settings(
      { packages: ['git', name] },
      /^'settings.packages\[1\]' in the body must be the name of a package/,
    ),
  ),
  ...settings(
    { packages: ['vim-'] },
    "'settings.packages': 'vim-' ends with a dash, which would remove the package.",
  ),
  created(
    { settings: { ...SETTINGS, base: WINDOWS, packages: ['jq'] } },
    /^'settings.packages' are for Linux alone; /,
  ),
  ...settings({ installScript: ' \n' }, /^'settings.installScript' is empty; /),
  ...settings(
    { installScript: 'one\nbell\u0007' },
    "'settings.installScript' has the control character U+0007 in line 2; remove it.",
  ),
  ...settings(
    { installScript: 'x'.repeat(20_001) },
    /^'settings.installScript' in the body must not have more than 20000/,
  ),
  ...component(
    'a: [',
    /^'settings.components\[0\].document' is no YAML: line /,
  ),
  ...component('text', /^'settings.components\[0\].document' is no component/),
  ...component(
    documentOf('{name: Run, action: Explode, inputs: {}}'),
    "'settings.components[0].document' has the action 'Explode' in step 'Run', which Image Builder does not know.",
  ),
  ...component(
    documentOf('{name: Run, action: SetRegistry, inputs: []}'),
    /^'settings.components\[0\].document' has the action .* for Windows and the/,
  ),
  ...settings(
    { components: [{ name: 'Own', document: documentOf(RUN) }] },
    /^'settings.components\[0\].name' in the body must be up to 40 lower-case/,
  ),
  ...settings(
    { components: [{ name: 'packages', document: documentOf(RUN) }] },
    /^'settings.components\[0\].name' is 'packages', which the portal calls/,
  ),
  ...settings(
    { components: [...components(1), ...components(1)] },
    /^'settings.components\[1\].name' is 'own-1', as another component is/,
  ),
  ...settings(
    { components: components(11) },
    /^'settings.components' in the body must not have more than 10 items/,
  ),
];

const MACHINES: BadRequest[] = [
  ...settings(
    { diskGiB: 59 },
    "'settings.diskGiB' is 59, and the base has 60; a disk can grow, not shrink.",
  ),
  ...settings(
    { diskGiB: 19 },
    "'settings.diskGiB' in the body must be at least 20.",
  ),
  ...settings(
    { instanceTypes: [] },
    /^'settings.instanceTypes' in the body must not have fewer than 1 items/,
  ),
  ...settings(
    { instanceTypes: ['huge'] },
    "'settings.instanceTypes[0]' in the body must be an EC2 instance type such as 'm7i.xlarge'.",
  ),
  ...settings(
    { instanceTypes: ['m7i.xlarge', 'z9.huge'] },
    "'settings.instanceTypes' has 'z9.huge', which EC2 does not offer in this region.",
  ),
  ...settings({ keep: 1 }, "'settings.keep' in the body must be at least 2."),
  ...settings({ promotion: 'now' }, /^'settings.promotion' .* automatic, /),
  ...schedule({}, "'settings.schedule.cron' in the body is missing."),
  ...schedule({ cron: 'every monday' }, CRON),
  ...schedule({ cron: '61 2 ? * SUN *' }, CRON),
  ...schedule({ cron: '0 2 * * SUN *' }, CRON),
  ...schedule({ cron: '0 2 ? * SUN 2001' }, /', which never comes; choose/),
  ...schedule(
    { cron: '*/15 * ? * * *' },
    /', which comes more often than once/,
  ),
  ...schedule(
    { cron: AT_TWO, timeZone: 'Mars/Olympus' },
    /^'settings.schedule.timeZone' is 'Mars\/Olympus'; it takes the name of a/,
  ),
];

const BUILDS: BadRequest[] = [
  ...['GET', 'DELETE'].map(method => ({
    request: `${method} /images/Not_One`,
    says: "'imageId' in the path must be up to 40 lower-case letters, digits and dashes, and begin with a letter.",
  })),
  ...[
    'GET /images/not-one',
    'DELETE /images/not-one',
    'GET /images/not-one/events',
    'GET /images/not-one/builds',
    'POST /images/not-one/builds',
    'POST /images/not-one/actions/rollback',
    `GET /images/not-one/builds/${UNKNOWN_BUILD}`,
    `GET /images/not-one/builds/${UNKNOWN_BUILD}/changes`,
    `POST /images/not-one/builds/${UNKNOWN_BUILD}/actions/promote`,
  ].map(request => ({
    request,
    status: 404,
    says: "There is no image project 'not-one'.",
  })),
  ...[
    `GET /images/${IMAGE}/builds/${UNKNOWN_BUILD}`,
    `GET /images/${IMAGE}/builds/${UNKNOWN_BUILD}/changes`,
    `POST /images/${IMAGE}/builds/${UNKNOWN_BUILD}/actions/cancel`,
  ].map(request => ({
    request,
    status: 404,
    says: `Image project '${IMAGE}' has no build '${UNKNOWN_BUILD}'.`,
  })),
  { request: `GET /images/${IMAGE}/builds/1`, says: BUILD },
  {
    request: `GET /images/${IMAGE}/builds/${UNKNOWN_BUILD}/changes?since=1`,
    says: BUILD,
  },
  {
    request: `POST /images/${IMAGE}/builds/${UNKNOWN_BUILD}/actions/explode`,
    says: "'action' in the path must be equal to one of the allowed values: cancel, try, promote, reject.",
  },
  {
    request: `POST /images/${IMAGE}/actions/rollback`,
    body: { buildId: '1' },
    says: BUILD,
  },
  {
    request: `POST /images/${IMAGE}/actions/rollback`,
    body: { buildId: UNKNOWN_BUILD },
    status: 409,
    says: "'buildId' names a build that never was the default version, or whose image is gone; choose one that was.",
  },
  {
    request: `POST /images/${IMAGE}/actions/rollback`,
    status: 409,
    says: `No earlier build of '${IMAGE}' was the default version.`,
  },
  {
    request: `POST /images/${IMAGE}/builds`,
    headers: { 'idempotency-key': 'two words' },
    says: "'idempotency-key' in the headers must be letters, digits and punctuation of ASCII, without spaces.",
  },
  {
    request: `DELETE /images/${IMAGE_BASE}`,
    status: 409,
    says: `Image project '${IMAGE}' is built upon '${IMAGE_BASE}': give it another base first.`,
  },
  {
    request: `PATCH /images/${IMAGE}`,
    status: 415,
    says: /'Content-Type: application\/json'/,
  },
  {
    request: `PATCH /images/${IMAGE}`,
    body: { sourceUrl: 'nowhere' },
    says: "'sourceUrl' in the body must be an address such as 'https://example.com/images'.",
  },
  {
    request: `PATCH /images/${IMAGE}`,
    body: { owner: 'group:default/gone' },
    says: /^'owner' names 'group:default\/gone', which is not in the catalog/,
  },
  {
    request: `PUT /images/${IMAGE}`,
    status: 405,
    says: 'This address takes DELETE, PATCH, GET only.',
  },
];

const CURSOR =
  "The cursor does not belong to this list; leave 'cursor' out to begin at its first page.";

function cursorOf(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function list(query: string, says: RegExp | string): BadRequest {
  return { request: `GET /images?${query}`, says };
}

const LISTS: BadRequest[] = [
  list('colour=red', "Unknown query parameter 'colour'."),
  list('limit=0', "'limit' in the query must be at least 1."),
  list('limit=201', "'limit' in the query must be at most 200."),
  list('owned=maybe', "'owned' in the query must be boolean."),
  list('q=', /'q'/),
  list('q=%00', /^'q' in the query must not hold line breaks/),
  list('cursor=!', /^'cursor' in the query must be the 'nextCursor'/),
  ...[null, {}, [7, 'a', 'b'], [0, 'a'], [0, 'a', '\0'], [0, 1, 2]].map(
    position => list(`cursor=${cursorOf(position)}`, CURSOR),
  ),
  list('cursor=AAAA', CURSOR),
  ...['events', 'builds'].flatMap(each => [
    {
      request: `GET /images/${IMAGE}/${each}?cursor=abc`,
      says: "'cursor' must be the 'nextCursor' of the page before.",
    },
    {
      request: `GET /images/${IMAGE}/${each}?limit=abc`,
      says: "'limit' in the query must be a whole number.",
    },
  ]),
  {
    request: 'GET /images/choices?verbose=1',
    says: "Unknown query parameter 'verbose'.",
  },
];

/** Image projects and their builds. */
export const BAD_IMAGES: BadRequest[] = [
  ...PROJECTS,
  ...NAMES,
  ...BASES,
  ...CONTENT,
  ...MACHINES,
  ...BUILDS,
  ...LISTS,
];
