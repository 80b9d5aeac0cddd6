import { HumanDuration } from '@backstage/types';

export interface Config {
  vdi?: {
    /**
     * Id of this portal's fleet, in the tag `vdi:deployment` of all that belongs to it. Two portals with different
     * ids can share an AWS account.
     */
    deployment: string;
    aws?: {
      /** Region of the fleet; the SDK's own setting when absent. */
      region?: string;
      /** Account whose credentials of the `aws` section are used; its default credentials when absent. */
      accountId?: string;
      /** KMS key of the passwords in Secrets Manager: its id, ARN or alias; AWS's own when absent. */
      passwordKey?: string;
      /**
       * Whether the state of the fleet is published to CloudWatch after each sweep, in the namespace `VDI`: the
       * alarms of the infrastructure read it there. False when absent.
       */
      metrics?: boolean;
    };
    directory: {
      /** DynamoDB table that the functions at the gateway read. */
      tableName: string;
    };
    connection: {
      /** Where clients reach the connection gateway, such as `https://desktops.example.com:8443`. */
      gatewayUrl: string;
      /** Where hosts reach the authenticator; the workstation's id is appended as the last part of the path. */
      authenticatorUrl: string;
      /** How long a grant opens its workstation: 1 minute to 1 day; 1 hour when absent. */
      grantLifetime?: HumanDuration | string;
      /** TCP and UDP port of the DCV servers; 8443 when absent. */
      port?: number;
      /** Whether the DCV servers offer QUIC; true when absent. */
      quic?: boolean;
    };
    workstations?: {
      /** How many workstations a person may have at once; 3 when absent. */
      limitPerUser?: number;
    };
    /**
     * Warm pools by template id. One that is set here cannot be changed in the portal.
     */
    pools?: {
      [templateId: string]: {
        /** Warm workstations that are wanted outside the windows; 0 when absent. */
        baseSize?: number;
        /** Times of the week in which another number is wanted; they must not overlap. */
        windows?: Array<{
          days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;
          /** Local time, HH:mm, in quotes */
          from: string;
          /** Local time, HH:mm, at most 24:00, in quotes */
          to: string;
          /** IANA time zone such as `Europe/Berlin` */
          timeZone: string;
          size: number;
        }>;
        /** What becomes of members that are not wanted any more; `terminate` when absent. */
        unwanted?: 'terminate' | 'stop' | 'hibernate';
        /** Age past which an unused member is replaced; never when absent. */
        maxAgeHours?: number;
        /** How many more than the target may exist while members are replaced; 1 when absent. */
        surge?: number;
        /** Whether the pool neither starts nor ends anything; false when absent. */
        paused?: boolean;
      };
    };
    /** What machines cost, in US dollars, where the portal is to show it. */
    prices?: {
      /** Whether AWS's price list is asked for what is not set here, once a day; false when absent. */
      lookUp?: boolean;
      /** An hour, by platform and instance type */
      hourly?: {
        linux?: { [instanceType: string]: number };
        windows?: { [instanceType: string]: number };
      };
      /** A gibibyte of disk during a month */
      diskMonthly?: number;
    };
    launch?: {
      /** Subnets in order of preference; those tagged with the deployment when absent. */
      subnetIds?: string[];
    };
    reconciler?: {
      /** How often each replica looks for due work; 2 seconds when absent. */
      interval?: HumanDuration | string;
      /** How often the fleet is compared with the database; 1 minute when absent. */
      sweepInterval?: HumanDuration | string;
      /** How long an instance may be unknown before it counts as an orphan; 10 minutes when absent. */
      orphanGrace?: HumanDuration | string;
      /** How often ready workstations are asked who is connected; 2 minutes when absent. */
      inspectInterval?: HumanDuration | string;
    };
  };
}
