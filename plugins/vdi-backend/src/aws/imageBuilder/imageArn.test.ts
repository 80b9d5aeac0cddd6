import { logUrlOf, newestOfVersion, parseImageArn } from './imageArn';
import { nameOfStep } from './nameOfStep';

const ARN = 'arn:aws:imagebuilder:eu-west-1:111122223333:image/vdi-a-b';

describe('ARNs of images', () => {
  it('tell version and build', () => {
    expect(parseImageArn(`${ARN}/1.2.3/4`)).toEqual({
      region: 'eu-west-1',
      name: 'vdi-a-b',
      version: '1.2.3',
      build: '4',
    });
    expect(parseImageArn(`${ARN}/1.2.3`)).toBeUndefined();
    expect(parseImageArn('ami-1')).toBeUndefined();
  });

  it('name the newest build of one version alone', () => {
    expect(newestOfVersion(ARN, '1.536870911.77')).toBe(`${ARN}/1.536870911.x`);
  });

  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/',
    ],
  ])('lead to the log in %s', (partition, region, begin) => {
    const arn = `arn:${partition}:imagebuilder:${region}:1:image/vdi-a-b/1.2.3/4`;
    expect(logUrlOf(arn)).toBe(
      `${begin}cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Faws$252Fimagebuilder$252Fvdi-a-b/log-events/1.2.3$252F4`,
    );
  });
});

describe('nameOfStep', () => {
  it.each([
    ['ApplyBuildComponents', 'Apply the components'],
    ['MyOwnStep', 'My Own Step'],
    ['runAWSThing_now', 'run AWS Thing now'],
    ['', 'A step without a name'],
  ])('calls %j %j', (name, expected) => {
    expect(nameOfStep(name)).toBe(expected);
  });
});
