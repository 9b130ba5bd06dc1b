export { type NodeNetwork, nodeTransport } from './probe/transports/node/transport.ts';
