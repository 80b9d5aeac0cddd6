import {
  GetComponentCommand,
  ListComponentBuildVersionsCommand,
  ListComponentsCommand,
} from '@aws-sdk/client-imagebuilder';
import { stopAll } from '../__testUtils__/testSimulator';
import { documentOf } from './__testUtils__/ImageProject';
import { ARN, startImageBuilder } from './__testUtils__/startImageBuilder';

afterEach(stopAll);

describe('components', () => {
  it('never change: the same version again is another build', async () => {
    const { client, component } = await startImageBuilder();
    const data = documentOf({ build: ['echo other'] });
    const first = await component();
    expect(first).toMatchObject({
      componentBuildVersionArn: `${ARN}component/my-tools/1.0.0/1`,
      latestVersionReferences: {
        latestMajorVersionArn: `${ARN}component/my-tools/1.x.x`,
      },
    });
    await component({ data });
    await component({ semanticVersion: '1.10.0' });
    await component({ semanticVersion: '1.9.0' });
    const get = async (version: string) =>
      (
        await client.send(
          new GetComponentCommand({
            componentBuildVersionArn: `${ARN}component/my-tools/${version}`,
          }),
        )
      ).component!;
    expect((await get('1.0.0/2')).data).toBe(data);
    expect((await get('1.0.0/1')).data).not.toBe(data);
    expect((await get('x.x.x')).arn).toMatch('1.10.0/1');
    expect((await get('1.0.x')).arn).toMatch('1.0.0/2');
    const { componentVersionList } = await client.send(
      new ListComponentsCommand({
        filters: [{ name: 'name', values: ['My Tools'] }],
      }),
    );
    expect(componentVersionList?.map(({ version }) => version)).toEqual([
      '1.0.0',
      '1.10.0',
      '1.9.0',
    ]);
    const { componentSummaryList } = await client.send(
      new ListComponentBuildVersionsCommand({
        componentVersionArn: `${ARN}component/my-tools/1.0.0`,
      }),
    );
    expect(componentSummaryList).toHaveLength(2);
  });

  it.each([
    ['phases: [', 'InvalidParameterValueException', /data/],
    ['schemaVersion: 1.0', 'InvalidParameterValueException', /phases/],
    [
      documentOf({ build: [] }).replace('ExecuteBash', 'MakeCoffee'),
      'InvalidParameterValueException',
      /Parsing step 'Run-build' in phase 'build' failed. Error: Action MakeCoffee/,
    ],
    [
      'schemaVersion: 1.0\nphases: [{name: build, steps: [{name: A, action: S3Download, inputs: []}]}]',
      'InvalidParameterValueException',
      /Action S3Download has no inputs; it requires an 'inputs'/,
    ],
    [
      documentOf({ build: ['x'.repeat(16_000)] }),
      'InvalidParameterValueException',
      /16000/,
    ],
  ])('refuses the document %#', async (data, name, message) => {
    const { component } = await startImageBuilder();
    await expect(component({ data })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it('checks names and versions, and knows a call again', async () => {
    const { component } = await startImageBuilder();
    await expect(component({ name: 'no/slash' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(component({ semanticVersion: '1.x.x' })).rejects.toMatchObject(
      { name: 'InvalidVersionNumberException' },
    );
    const once = { clientToken: 'once' };
    const first = await component(once);
    expect((await component(once)).componentBuildVersionArn).toBe(
      first.componentBuildVersionArn,
    );
    await expect(
      component({ ...once, description: 'other' }),
    ).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('keeps those of Amazon', async () => {
    const { client, recipe } = await startImageBuilder();
    const { componentVersionList } = await client.send(
      new ListComponentsCommand({ owner: 'Amazon' }),
    );
    expect(componentVersionList?.map(({ name }) => name)).toContain(
      'dcv-server-linux',
    );
    await recipe({
      components: [
        {
          componentArn:
            'arn:aws:imagebuilder:eu-west-1:aws:component/update-linux/x.x.x',
        },
      ],
    });
  });
});
