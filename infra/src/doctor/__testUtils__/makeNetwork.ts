import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import type { Clients } from '../Clients';

/** A VPC with two zones, a public and a private subnet in each, and a NAT gateway. */
export async function makeNetwork({ ec2 }: Clients, region: string) {
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }),
  );
  const vpcId = Vpc?.VpcId ?? '';
  await ec2.send(
    new ModifyVpcAttributeCommand({
      VpcId: vpcId,
      EnableDnsHostnames: { Value: true },
    }),
  );
  const subnet = async (part: number, zone: string) => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId: vpcId,
        CidrBlock: `10.9.${part}.0/24`,
        AvailabilityZone: zone,
      }),
    );
    return Subnet?.SubnetId ?? '';
  };
  const zones = [`${region}a`, `${region}b`];
  const publicSubnetIds = [
    await subnet(1, zones[0]),
    await subnet(2, zones[1]),
  ];
  const privateSubnetIds = [
    await subnet(3, zones[0]),
    await subnet(4, zones[1]),
  ];
  const { InternetGateway } = await ec2.send(
    new CreateInternetGatewayCommand({}),
  );
  const gatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(
    new AttachInternetGatewayCommand({
      InternetGatewayId: gatewayId,
      VpcId: vpcId,
    }),
  );
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({
      SubnetId: publicSubnetIds[0],
      AllocationId,
    }),
  );
  const routes = async (subnets: string[], target: object) => {
    const { RouteTable } = await ec2.send(
      new CreateRouteTableCommand({ VpcId: vpcId }),
    );
    const table = { RouteTableId: RouteTable?.RouteTableId };
    await ec2.send(
      new CreateRouteCommand({
        ...table,
        DestinationCidrBlock: '0.0.0.0/0',
        ...target,
      }),
    );
    for (const id of subnets) {
      await ec2.send(
        new AssociateRouteTableCommand({ ...table, SubnetId: id }),
      );
    }
  };
  await routes(publicSubnetIds, { GatewayId: gatewayId });
  await routes(privateSubnetIds, { NatGatewayId: NatGateway?.NatGatewayId });
  return {
    vpcId,
    cidr: '10.9.0.0/16',
    availabilityZones: zones,
    publicSubnetIds,
    privateSubnetIds,
  };
}
