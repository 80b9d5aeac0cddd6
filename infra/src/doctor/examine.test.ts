import {
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
} from '@aws-sdk/client-route-53';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DeleteParameterCommand,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import {
  describeWithMoto,
  motoEndpoint,
  setMotoCredentials,
  testConfiguration,
} from '../__testUtils__';
import type { ConfigurationInput } from '../configuration';
import { packagesOf } from '../images/packages';
import { makeNetwork } from './__testUtils__/makeNetwork';
import { type Clients, createClients } from './Clients';
import { examineAll } from './examine';
import { formatFinding } from './Finding';

const ACCOUNT = '123456789012';
// A region that no other test uses: moto remembers
const REGION = 'eu-north-1';
const GATEWAY = { allowedCidrs: ['198.51.100.0/24'] };
const ABSENT = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0a1b2c3d-0000-4000-8000-000000000000`;

const BOOTSTRAP = '/cdk-bootstrap/hnb659fds/version';

jest.setTimeout(60_000);

describeWithMoto('examineAll, with moto', () => {
  let restore: () => void;
  let clients: Clients;

  beforeAll(() => {
    restore = setMotoCredentials();
    clients = createClients({ region: REGION, endpoint: motoEndpoint() });
  });

  afterAll(() => {
    restore();
    Object.values(clients ?? {}).forEach(client => client.destroy());
  });

  const configurationOf = (changes: Partial<ConfigurationInput>) =>
    testConfiguration({
      account: ACCOUNT,
      region: REGION,
      gateway: { ...GATEWAY, certificate: { acmArn: ABSENT } },
      templates: [
        {
          id: 'linux',
          name: 'Linux',
          preset: 'amazon-linux-2023',
          instanceTypes: ['m6i.xlarge'],
        },
      ],
      ...changes,
    });

  async function lines(changes: Partial<ConfigurationInput>, zone?: string) {
    const { gateway, ...rest } = configurationOf(changes);
    // moto's ids of zones do not begin with a Z, as those of Route 53 do
    const hostedZoneId = zone ?? gateway.hostedZoneId;
    const configuration = { ...rest, gateway: { ...gateway, hostedZoneId } };
    const patient = { clients, configuration, now: new Date() };
    return (await examineAll(patient)).map(formatFinding);
  }

  it('looks no further with the credentials of another account', async () => {
    expect(
      await lines({
        account: '999999999999',
        images: { mirror: 's3://absent' },
      }),
    ).toEqual([
      'error   Credentials — are of account 123456789012, but the configuration names 999999999999 — take those of the other account, or correct `account`',
      expect.stringMatching(/^error {3}Packages — gateway-arm64 is not at s3/),
      expect.stringMatching(/^error {3}Packages — server-amazon-linux-2023-/),
      expect.stringMatching(/^error {3}Packages — server-amazon-linux-2023-/),
    ]);
  });

  it('says what a fresh account lacks', async () => {
    const found = await lines({
      images: {
        mirror: 's3://absent',
        parents: { 'amazon-linux-2023': '/imagebuilder/absent' },
      },
      network: {
        vpcId: 'vpc-00000000',
        cidr: '10.0.0.0/16',
        availabilityZones: [`${REGION}a`, `${REGION}b`],
        publicSubnetIds: ['subnet-00000000', 'subnet-00000001'],
        privateSubnetIds: ['subnet-00000002', 'subnet-00000003'],
      },
      gateway: {
        ...GATEWAY,
        domainName: 'desktops.example.com',
        hostedZoneId: 'Z0000000000',
        certificate: { acmArn: ABSENT },
      },
    });
    const errors = found.filter(line => line.startsWith('error'));
    expect(errors).toEqual(
      expect.arrayContaining([
        `error   CDK bootstrap — is missing in ${REGION} — run 'npx cdk bootstrap aws://${ACCOUNT}/${REGION}' once, with an administrator's credentials`,
        'error   Parent images — there is no parameter /imagebuilder/absent in the region — name another in images.parents',
        `error   Certificate — there is no ${ABSENT} — correct gateway.certificate`,
        'error   Hosted zone — there is no Z0000000000 in this account — correct gateway.hostedZoneId; a zone of another account cannot be used: leave it out and make the record there',
        'error   Network — there is no vpc-00000000 in this account and region — correct network.vpcId',
      ]),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        `ok      Region — ${REGION} is enabled`,
        expect.stringMatching(/^ok {6}Zones — /),
        expect.stringMatching(/^warning Service roles — AWSServiceRoleFor/),
      ]),
    );
  });

  it('counts what is used up of a quota', async () => {
    const found = await lines({ images: { mirror: 's3://absent' } });
    expect(found).toContainEqual(
      expect.stringMatching(
        /^\w+ +Quota — VPCs \(L-F678F1CE\): 5, .* needs 1 beside \d+ in use/,
      ),
    );
    // moto knows no quotas of EC2: that is not a finding about the account
    expect(found).toContainEqual(
      expect.stringMatching(
        /^warning Quota, vCPUs of standard machines \(L-1216C47A\) — could not be checked: /,
      ),
    );
  });

  it('finds an account in order that brings everything', async () => {
    const changes = await prepare(clients);
    try {
      const found = await lines(changes.configuration, changes.zone);
      expect(
        found.filter(line => !/^ok|^warning (Quota|Service)/.test(line)),
      ).toEqual([]);
      expect(found).toEqual(
        expect.arrayContaining([
          'ok      CDK bootstrap — version 21',
          'ok      Hosted zone — desktops.example.com lies in example.com',
          'ok      Certificate — ACM will issue one for desktops.example.com',
          expect.stringMatching(/^ok {6}Network — vpc-\w+ brings what/),
        ]),
      );
    } finally {
      await clients.route53.send(
        new DeleteHostedZoneCommand({ Id: changes.zone }),
      );
      await clients.ssm.send(new DeleteParameterCommand({ Name: BOOTSTRAP }));
    }
  });
});

/** Everything a deployment into an existing network asks for. */
async function prepare(clients: Clients) {
  await clients.ssm.send(
    new PutParameterCommand({
      Name: BOOTSTRAP,
      Value: '21',
      Type: 'String',
      Overwrite: true,
    }),
  );
  const { HostedZone } = await clients.route53.send(
    new CreateHostedZoneCommand({
      Name: 'example.com',
      CallerReference: `${Date.now()}`,
    }),
  );
  const zone = HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
  const mirror = await fillMirror(clients);
  const configuration: Partial<ConfigurationInput> = {
    images: { mirror },
    network: await makeNetwork(clients, REGION),
    gateway: {
      ...GATEWAY,
      domainName: 'desktops.example.com',
      hostedZoneId: 'Z0000000000',
      certificate: { issue: true },
    },
  };
  return { zone, configuration };
}

async function fillMirror({ s3 }: Clients): Promise<string> {
  const bucket = `packages-${Date.now()}`;
  await s3.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: REGION },
    }),
  );
  for (const { file } of packagesOf({
    gateway: { instanceType: 'c7g.large' },
    templates: testConfiguration({
      templates: [
        {
          id: 'linux',
          name: 'Linux',
          preset: 'amazon-linux-2023',
          instanceTypes: ['m6i.xlarge'],
        },
      ],
    }).templates,
  })) {
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: `dcv/${file}`, Body: 'x' }),
    );
  }
  return `s3://${bucket}/dcv`;
}
