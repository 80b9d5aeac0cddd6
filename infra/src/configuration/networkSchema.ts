import { z } from 'zod';
import { cidr, subnetId, vpcId } from './values';

/** A VPC made for the deployment. */
const newNetwork = z.strictObject({
  /** IPv4 range of the VPC */
  cidr: cidr.default('10.42.0.0/16'),
  /** Zones by name; the first of the region when absent. */
  availabilityZones: z
    .array(z.string())
    .min(2, 'takes two zones or more: the load balancer wants two')
    .max(4, 'takes four zones or fewer')
    .optional(),
  /** How many zones, when they are not named: 2 to 4. */
  zones: z.int().min(2).max(4).default(2),
  /** One NAT gateway for all zones is cheaper; one in each survives the loss of a zone. */
  natGateways: z.enum(['one', 'each-zone']).default('one'),
  /** Endpoints in each zone for what costs by the hour; without them the traffic takes the NAT gateway. */
  interfaceEndpoints: z.boolean().default(true),
});

/** A VPC that exists. Nothing is looked up, so that synthesis needs no credentials. */
const existingNetwork = z.strictObject({
  vpcId,
  /** IPv4 range of that VPC */
  cidr,
  /** Zones of the subnets, in their order */
  availabilityZones: z
    .array(z.string())
    .min(2, 'takes two zones or more: the load balancer wants two'),
  /** Of the load balancer, one in each zone */
  publicSubnetIds: z
    .array(subnetId)
    .min(2, 'takes two subnets or more, in different zones'),
  /**
   * Of gateways and workstations, one in each zone. They need a way to SSM, S3, Secrets Manager, CloudWatch and, for
   * the gateways, to CloudFormation, Auto Scaling and ACM: through NAT or endpoints.
   */
  privateSubnetIds: z
    .array(subnetId)
    .min(2, 'takes two subnets or more, in different zones'),
});

export const networkSchema = z.union([existingNetwork, newNetwork]);
