export * from './close-codes';
export * from './codec';
export * from './error-codes';
export * from './limits';
export * from './pubsub';
export * from './room-id';
export * from './version';
