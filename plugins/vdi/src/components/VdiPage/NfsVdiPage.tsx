import { Content } from '@backstage/core-components';
import { VdiRouter } from './VdiRouter';

/** The page of new-system apps, which bring its frame and header. */
export function NfsVdiPage() {
  return (
    <Content>
      <VdiRouter />
    </Content>
  );
}
