import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  FormFieldBlueprint,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  ScaffolderFieldExtensions,
  SecretsContextProvider,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { vdiApiRef } from '../api';
import {
  accessibilityProblems,
  FakeVdiApi,
  refusal,
  sampleTemplate,
  windowsTemplate,
} from '../__testUtils__';
import {
  VdiInstanceTypePickerFieldExtension,
  VdiSchedulePickerFieldExtension,
  VdiTemplatePickerFieldExtension,
  VdiToolsPickerFieldExtension,
} from '..';
import {
  instanceTypePickerField,
  schedulePickerField,
  templatePickerField,
  toolsPickerField,
} from './extensions';

type Properties = Record<string, object>;

const BASE = {
  title: 'Base',
  type: 'string',
  'ui:field': 'VdiTemplatePicker',
  'ui:options': { of: 'bases' },
};

/** A form of the scaffolder, as an app of the old system shows it, with the fields of this plugin. */
function TestForm(props: {
  steps: { required?: string[]; properties: Properties }[];
  onCreate: (values: object) => Promise<void>;
}) {
  const extensions = useCustomFieldExtensions(
    <ScaffolderFieldExtensions>
      <VdiTemplatePickerFieldExtension />
      <VdiInstanceTypePickerFieldExtension />
      <VdiToolsPickerFieldExtension />
      <VdiSchedulePickerFieldExtension />
    </ScaffolderFieldExtensions>,
  );
  return (
    <Stepper
      extensions={extensions}
      manifest={{
        title: 'New image',
        steps: props.steps.map((schema, index) => ({
          title: `Step ${index + 1}`,
          schema: { type: 'object', ...schema } as object as Record<
            string,
            never
          >,
        })),
      }}
      onCreate={props.onCreate}
    />
  );
}

describe('fields of the scaffolder’s forms', () => {
  let api: FakeVdiApi;
  const onCreate = jest.fn(async () => {});

  beforeEach(() => {
    api = new FakeVdiApi();
    onCreate.mockClear();
  });

  async function renderForm(
    ...steps: { required?: string[]; properties: Properties }[]
  ) {
    await renderInTestApp(
      <TestApiProvider apis={[[vdiApiRef, api]]}>
        <SecretsContextProvider>
          <TestForm onCreate={onCreate} steps={steps} />
        </SecretsContextProvider>
      </TestApiProvider>,
    );
  }
  const next = () =>
    userEvent.click(screen.getByRole('button', { name: /^(Next|Review)$/ }));
  const created = async () => {
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(onCreate).toHaveBeenCalled());
    return (onCreate.mock.calls as unknown[][])[0][0];
  };

  it('offer what fits the base that was chosen a step before', async () => {
    await renderForm(
      { required: ['base'], properties: { base: BASE } },
      {
        required: ['instanceTypes'],
        properties: {
          instanceTypes: {
            title: 'Instance types',
            type: 'array',
            minItems: 1,
            items: { type: 'string' },
            'ui:field': 'VdiInstanceTypePicker',
            'ui:options': { base: 'base' },
          },
          tools: {
            title: 'Tools',
            type: 'array',
            items: { type: 'string' },
            'ui:field': 'VdiToolsPicker',
            'ui:options': { base: 'base' },
          },
          schedule: {
            title: 'Builds by themselves',
            type: 'object',
            'ui:field': 'VdiSchedulePicker',
          },
        },
      },
    );
    const base = await screen.findByRole('radio', { name: 'Ubuntu developer' });
    expect(
      screen.getByRole('radio', { name: 'Machine learning with a GPU' }),
    ).toHaveAccessibleDescription(/with a graphics driver · an image project/);
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(base);
    await next();

    const small = await screen.findByRole('checkbox', { name: 'm7i.xlarge' });
    expect(small).toHaveAccessibleDescription(
      '4 vCPU · 16 GiB memory · $0.20 per hour',
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'm7i.2xlarge' }),
    );
    await userEvent.click(small);
    expect(small).toHaveAccessibleDescription(/ · choice 2$/);
    expect(screen.getByRole('checkbox', { name: 'CUDA' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Docker' }));
    await userEvent.click(screen.getByRole('button', { name: /^How often/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Every week' }),
    );
    expect(await accessibilityProblems()).toEqual([]);
    await next();
    expect(await created()).toEqual({
      base: 'ubuntu-dev',
      instanceTypes: ['m7i.2xlarge', 'm7i.xlarge'],
      tools: ['docker'],
      schedule: {
        cron: '0 2 ? * SUN *',
        timeZone: expect.any(String),
        onlyWhenChanged: true,
      },
    });
  });

  it('forget a type that another base does not offer, and take one alone', async () => {
    await renderForm({
      properties: {
        base: BASE,
        type: {
          title: 'Type',
          type: 'string',
          'ui:field': 'VdiInstanceTypePicker',
          'ui:options': { base: 'base' },
        },
      },
    });
    expect(await screen.findByText('Choose a base first.')).toBeVisible();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Ubuntu developer' }),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: 'm7i.xlarge' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Windows QA' }));
    const windows = await screen.findByRole('radio', { name: 'm6i.2xlarge' });
    expect(windows).not.toBeChecked();
    await userEvent.click(windows);
    await next();
    expect(await created()).toEqual({
      base: 'windows-qa',
      type: 'm6i.2xlarge',
    });
  });

  it('take a template that the person may launch, and refuse one that is gone', async () => {
    api.templates = [
      sampleTemplate({ pricePerHour: 0.2 }),
      windowsTemplate,
      sampleTemplate({ id: 'new', name: 'Not built', ready: false }),
    ];
    await renderForm({
      required: ['template'],
      properties: {
        template: {
          title: 'Template',
          description: 'What it is made from',
          type: 'string',
          'ui:field': 'VdiTemplatePicker',
        },
      },
    });
    const ubuntu = await screen.findByRole('radio', {
      name: 'Ubuntu developer',
    });
    expect(screen.getByText('What it is made from')).toBeVisible();
    expect(ubuntu).toHaveAccessibleDescription(
      /^Linux · 4 vCPU · .* · \$0.20 per hour/,
    );
    expect(screen.getByRole('radio', { name: 'Not built' })).toBeDisabled();
    await userEvent.click(ubuntu);
    api.templates = [windowsTemplate];
    await next();
    expect(
      (await screen.findAllByText(/There is no template 'ubuntu-dev'/)).at(0),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Windows QA' }));
    await next();
    expect(await created()).toEqual({ template: 'windows-qa' });
  });

  it('refuse tools that do not fit a base chosen afterwards', async () => {
    await renderForm({
      properties: {
        base: BASE,
        tools: {
          title: 'Tools',
          type: 'array',
          items: { type: 'string' },
          'ui:field': 'VdiToolsPicker',
          'ui:options': { base: 'base' },
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Docker' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Windows QA' }));
    await next();
    expect(
      (
        await screen.findAllByText(/Docker cannot be installed on Windows QA/)
      ).at(0),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Docker' }));
    await next();
    expect(await created()).toMatchObject({ base: 'windows-qa', tools: [] });
  });

  it('refuse a schedule that nobody could read, and none is fine', async () => {
    await renderForm({
      properties: {
        schedule: {
          title: 'Builds by themselves',
          type: 'object',
          'ui:field': 'VdiSchedulePicker',
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^How often/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Every day' }),
    );
    await userEvent.clear(screen.getByRole('textbox', { name: 'At' }));
    await next();
    expect(
      (await screen.findAllByText(/is no schedule: a time of day/)).at(0),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^How often/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Only when asked for' }),
    );
    await next();
    expect(await created()).toEqual({});
  });

  it('say why there is nothing to choose', async () => {
    api.images.choices = async () => {
      throw await refusal(500, 'AWS does not answer.');
    };
    await renderForm({ properties: { base: BASE } });
    expect(await screen.findByText('AWS does not answer.')).toBeVisible();
  });

  it('offer no base that has no image yet', async () => {
    const { knownChoices } = api.images;
    const [built, other] = knownChoices.bases;
    const unbuilt = { ...other, imageId: undefined };
    api.images.knownChoices = { ...knownChoices, bases: [built, unbuilt] };
    await renderForm({ properties: { base: BASE } });
    expect(
      await screen.findByRole('radio', { name: built.name }),
    ).toBeEnabled();
    expect(screen.getByRole('radio', { name: unbuilt.name })).toBeDisabled();
  });

  it('are there in apps of the new frontend system too', async () => {
    const { formFieldLoader } = FormFieldBlueprint.dataRefs;
    const loaders = [
      createExtensionTester(templatePickerField).get(formFieldLoader),
      createExtensionTester(instanceTypePickerField).get(formFieldLoader),
      createExtensionTester(toolsPickerField).get(formFieldLoader),
      createExtensionTester(schedulePickerField).get(formFieldLoader),
    ];
    const names = await Promise.all(
      loaders.map(
        async load => ((await load()) as unknown as { name: string }).name,
      ),
    );
    expect(names).toEqual([
      'VdiTemplatePicker',
      'VdiInstanceTypePicker',
      'VdiToolsPicker',
      'VdiSchedulePicker',
    ]);
  });
});
