import * as budgets from 'aws-cdk-lib/aws-budgets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Options of {@link CostBudget}. */
export interface CostBudgetProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly topic: sns.ITopic;
  /** US dollars a month */
  readonly limit: number;
}

/**
 * A monthly budget of what bears the deployment's tag. AWS counts by a tag only from the day on which it was activated
 * as a cost allocation tag, by hand, in the account that pays.
 */
export class CostBudget extends Construct {
  constructor(scope: Construct, id: string, props: CostBudgetProps) {
    super(scope, id);
    const { deployment, topic, limit } = props;
    const at = (notificationType: string, threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    });
    new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `vdi-${deployment}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limit, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:vdi:deployment$${deployment}`] },
      },
      notificationsWithSubscribers: [
        at('ACTUAL', 80),
        at('ACTUAL', 100),
        at('FORECASTED', 100),
      ],
    }).node.addDependency(topic);
  }
}
