export { exposureIn } from './probe/transports/node/exposure.ts';
export { type NodeNetwork, nodeTransport } from './probe/transports/node/transport.ts';
