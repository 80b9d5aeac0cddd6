import { AwsError } from '../../aws/AwsError';
import { dropConnections } from '../../hosts/Host';
import { describeState } from '../describeInstance';
import type { Ec2Action, Ec2Context } from '../Ec2Context';
import { INSTANCE_TYPES } from '../instanceTypes';
import { Instance, InstanceState, stateAt } from '../Instance';
import type { QueryParameters } from '../QueryParameters';

/** Starts those that are stopped; running ones are left alone. */
export const startInstances: Ec2Action = (context, parameters) => {
  const { world, faults } = context;
  const instances = require(context, parameters);
  const states = instances.map(instance => stateAt(instance, world.now()));
  refuseUnless(instances, states, ['stopped', 'pending', 'running'], 'started');
  for (const { instanceType, subnetId, availabilityZone } of instances) {
    const site = {
      service: 'ec2',
      action: 'StartInstances',
      subnetId,
      instanceType,
    };
    if (faults.take('capacity', site)) {
      throw new AwsError(
        'InsufficientInstanceCapacity',
        `Insufficient capacity for ${instanceType} in ${availabilityZone}.`,
        500,
      );
    }
  }
  return change(context, instances, instance => {
    if (stateAt(instance, world.now()) !== 'stopped') return;
    const stuck = faults.take('stuck', {
      service: 'ec2',
      action: 'StartInstances',
    });
    const { pendingSeconds, ssmOnlineSeconds } = world.timing;
    const duration = world.duration(pendingSeconds, instance.platform);
    instance.phase = {
      state: 'pending',
      until: stuck ? undefined : world.now() + duration,
    };
    instance.launchedAt = world.now();
    instance.hibernated = undefined;
    instance.stateReason = undefined;
    instance.stateTransitionReason = undefined;
    if (instance.bootTime !== undefined) {
      instance.bootTime = world.duration(ssmOnlineSeconds, instance.platform);
    }
  });
};

/** Stops or hibernates those that run; stopped ones are left alone. */
export const stopInstances: Ec2Action = (context, parameters) => {
  const { world } = context;
  const instances = require(context, parameters);
  const states = instances.map(instance => stateAt(instance, world.now()));
  refuseUnless(
    instances,
    states,
    ['running', 'stopping', 'stopped'],
    'stopped',
  );
  const plain = instances.find(({ hibernation }) => !hibernation);
  if (parameters.flag('Hibernate') && plain) {
    throw new AwsError(
      'UnsupportedHibernationConfiguration',
      `The instance '${plain.instanceId}' was not configured for hibernation at launch.`,
    );
  }
  return change(context, instances, instance => {
    if (stateAt(instance, world.now()) === 'running') {
      instance.hibernated = parameters.flag('Hibernate') || undefined;
      context.instances.begin(instance, 'stopping', 'User initiated');
    }
  });
};

export const rebootInstances: Ec2Action = (context, parameters) => {
  const { world } = context;
  const instances = require(context, parameters);
  const states = instances.map(instance => stateAt(instance, world.now()));
  refuseUnless(instances, states, ['running', 'pending'], 'rebooted');
  for (const instance of instances) {
    instance.rebootedAt = world.now();
    dropConnections(world, instance.instanceId);
  }
  return { return: true };
};

/** Changes the type of a stopped instance; the other attributes are not there. */
export const modifyInstanceAttribute: Ec2Action = (context, parameters) => {
  const { world, instances } = context;
  const [instance] = instances.named([parameters.text('InstanceId') ?? '']);
  const type = parameters.child('InstanceType').text('Value');
  if (type === undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'No attributes specified.',
    );
  }
  if (!INSTANCE_TYPES.has(type)) {
    throw new AwsError(
      'InvalidInstanceAttributeValue',
      `Invalid value '${type}' for InstanceType.`,
    );
  }
  refuseUnless(
    [instance],
    [stateAt(instance, world.now())],
    ['stopped'],
    'modified',
  );
  if (instance.hibernated) {
    throw new AwsError(
      'UnsupportedOperation',
      `The instance '${instance.instanceId}' is hibernated; its type cannot be changed.`,
    );
  }
  instance.instanceType = type;
  return { return: true };
};

/** Terminates whatever is not yet. */
export const terminateInstances: Ec2Action = (context, parameters) => {
  const { world } = context;
  return change(context, require(context, parameters), instance => {
    const state = stateAt(instance, world.now());
    if (state !== 'shutting-down' && state !== 'terminated') {
      context.instances.begin(instance, 'shutting-down', 'User initiated');
    }
  });
};

function require(
  { instances }: Ec2Context,
  parameters: QueryParameters,
): Instance[] {
  const ids = parameters.texts('InstanceId');
  if (ids.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter InstanceId',
    );
  }
  return instances.named(ids);
}

function refuseUnless(
  instances: Instance[],
  states: InstanceState[],
  allowed: InstanceState[],
  done: string,
): void {
  const index = states.findIndex(state => !allowed.includes(state));
  if (index >= 0) {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${instances[index].instanceId}' is not in a state from which it can be ${done}.`,
    );
  }
}

function change(
  { world }: Ec2Context,
  instances: Instance[],
  apply: (instance: Instance) => void,
) {
  return {
    instancesSet: instances.map(instance => {
      const before = stateAt(instance, world.now());
      apply(instance);
      // A duration of zero ends the change at once, yet EC2 always names the state on the way.
      const after =
        stateAt(instance, world.now()) === before
          ? before
          : instance.phase.state;
      return {
        instanceId: instance.instanceId,
        previousState: describeState(before),
        currentState: describeState(after),
      };
    }),
  };
}
