import { Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { GatewayConfiguration } from '../configuration';

/** Options of {@link GatewayCertificate}. */
export interface GatewayCertificateProps {
  readonly configuration: GatewayConfiguration;
  /** Zone of `configuration.domainName`, when the stack keeps its records */
  readonly zone?: route53.IHostedZone;
}

/**
 * Where the gateways fetch their certificate. They need its private key, because QUIC cannot be decrypted by a load
 * balancer; so a certificate of ACM must be exportable.
 */
export class GatewayCertificate extends Construct {
  readonly source: 'acm' | 'secret';
  readonly arn: string;
  /** Region that it is fetched from */
  readonly region: string;

  constructor(scope: Construct, id: string, props: GatewayCertificateProps) {
    super(scope, id);
    const { certificate } = props.configuration;
    if ('secretArn' in certificate) {
      this.source = 'secret';
      this.arn = certificate.secretArn;
    } else {
      this.source = 'acm';
      this.arn =
        'acmArn' in certificate ? certificate.acmArn : this.issue(props);
    }
    this.region =
      'issue' in certificate ? Stack.of(this).region : this.arn.split(':')[3];
  }

  private issue({ configuration, zone }: GatewayCertificateProps): string {
    const { domainName } = configuration;
    if (!domainName || !zone) {
      throw new Error(
        "The gateway's certificate is to be issued: set 'gateway.domainName' and 'gateway.hostedZoneId', or name a certificate in 'gateway.certificate'.",
      );
    }
    return new acm.Certificate(this, 'Issued', {
      domainName,
      allowExport: true,
      validation: acm.CertificateValidation.fromDns(zone),
      // DCV's cipher suites of TLS 1.2 all are for RSA.
      keyAlgorithm: acm.KeyAlgorithm.RSA_2048,
    }).certificateArn;
  }
}
