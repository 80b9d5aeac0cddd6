import { z } from 'zod';
import { arn, text } from './values';

export const portalSchema = z.strictObject({
  /** ARNs that may take the portal's role */
  principals: z
    .array(
      text(
        /^arn:aws[a-z-]{0,20}:iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)$/,
        'takes the ARN of an IAM role or user, or of an account',
      ),
    )
    .default([]),
  /** AWS services that may take it: `ecs-tasks.amazonaws.com`, `pods.eks.amazonaws.com`, `ec2.amazonaws.com` */
  services: z
    .array(
      z.enum([
        'ecs-tasks.amazonaws.com',
        'pods.eks.amazonaws.com',
        'ec2.amazonaws.com',
      ]),
    )
    .default([]),
  /** A service account of Kubernetes that may take it */
  serviceAccount: z
    .strictObject({
      providerArn: arn(
        'iam',
        'oidc-provider/[A-Za-z0-9._/-]+',
        'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
      ),
      /** `system:serviceaccount:<namespace>:<name>` */
      subject: text(
        /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/,
        'takes system:serviceaccount:<namespace>:<name>',
      ),
    })
    .optional(),
  /** Whether it may make image projects: pipelines of Image Builder, their images and launch templates */
  images: z.boolean().default(true),
});
