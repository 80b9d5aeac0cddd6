import { Lazy, TagManager, Tags, TagType, type ITaggable } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TemplateConfiguration } from '../configuration';
import { rootDeviceOf, templateTags } from './templateTags';

/** Options of {@link WorkstationTemplate}. */
export interface WorkstationTemplateProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly template: TemplateConfiguration;
  /** Of the disks */
  readonly volumeKey: kms.IKey;
  readonly instanceProfile: iam.IInstanceProfile;
  readonly securityGroup: ec2.ISecurityGroup;
  /** In which its workstations may be */
  readonly subnets: ec2.ISubnet[];
}

/** A tag of the machines that only the portal gives: whoever bears it is the portal's to end. */
const PORTAL_TAG = /^vdi:/;

/**
 * The launch template of one template. Its first version has no image: Image Builder writes versions with one, and
 * until then the portal calls the template not ready.
 *
 * The security group is not in a network interface, because EC2 takes no subnet beside one.
 */
export class WorkstationTemplate extends Construct implements ITaggable {
  /** CloudFormation gives a launch template no tags of its stack; what the stack is tagged with comes in here. */
  readonly tags = new TagManager(TagType.KEY_VALUE, 'AWS::EC2::LaunchTemplate');
  readonly launchTemplate: ec2.CfnLaunchTemplate;

  constructor(scope: Construct, id: string, props: WorkstationTemplateProps) {
    super(scope, id);
    const { deployment, template } = props;
    const tags = templateTags(
      template,
      props.subnets.map(subnet => subnet.subnetId),
    );
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(this).add(key, value);
    }
    Tags.of(this).add('vdi:deployment', deployment);
    this.launchTemplate = new ec2.CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateName: `vdi-${deployment}-${template.id}`,
      versionDescription: 'Without an image',
      tagSpecifications: Lazy.any({
        produce: () => [this.tagging('launch-template', () => true)],
      }),
      launchTemplateData: {
        instanceType: template.instanceTypes[0],
        iamInstanceProfile: { arn: props.instanceProfile.instanceProfileArn },
        securityGroupIds: [props.securityGroup.securityGroupId],
        blockDeviceMappings: [
          {
            deviceName: rootDeviceOf(template.preset),
            ebs: {
              volumeType: 'gp3',
              volumeSize: template.diskGiB,
              encrypted: true,
              kmsKeyId: props.volumeKey.keyArn,
              deleteOnTermination: true,
            },
          },
        ],
        hibernationOptions: { configured: template.hibernation },
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpTokens: 'required',
          // People run containers on these machines; none of them is to get the machine's credentials.
          httpPutResponseHopLimit: 1,
          instanceMetadataTags: 'disabled',
        },
        tagSpecifications: Lazy.any({
          produce: () => [
            this.tagging('instance', key => !PORTAL_TAG.test(key)),
            this.tagging('volume', isOfMachines),
            this.tagging('network-interface', isOfMachines),
          ],
        }),
      },
    });
  }

  private tagging(resourceType: string, includes: (key: string) => boolean) {
    const tags = Object.entries(this.tags.tagValues())
      .filter(([key]) => includes(key))
      .map(([key, value]) => ({ key, value }));
    return { resourceType, tags };
  }
}

/** What describes the template alone stays with it. */
function isOfMachines(key: string): boolean {
  return (
    !PORTAL_TAG.test(key) || ['vdi:deployment', 'vdi:template'].includes(key)
  );
}
