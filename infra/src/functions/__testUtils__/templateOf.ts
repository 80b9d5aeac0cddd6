import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

const templates = new WeakMap<Stack, Template>();

/** The template of a stack to which nothing is added any more: synthesized once, because that takes its time. */
export function templateOf(stack: Stack): Template {
  const template = templates.get(stack) ?? Template.fromStack(stack);
  templates.set(stack, template);
  return template;
}
