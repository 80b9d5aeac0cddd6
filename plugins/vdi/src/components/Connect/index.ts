export { copyText } from './browser';
export { ConnectButton } from './ConnectButton';
export { ConnectOutcome } from './ConnectOutcome';
export { useConnect } from './useConnect';
