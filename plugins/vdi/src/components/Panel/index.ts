export { ActorName } from './ActorName';
export { Facts, type Fact } from './Facts';
export { Panel } from './Panel';
