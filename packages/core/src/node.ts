export { nodeTransport } from './probe/transports/node.ts';
