import { GraphQLError, buildSchema } from 'graphql';
import { parentPort } from 'node:worker_threads';
import { referenceAnswer } from './reference.js';

// A list that fails at once leaves what its other items promised to nobody. When these fail too, graphql-js has an unhandled rejection,
// for which the runner of tests would fail whatever test is at work: so graphql-js has a thread of its own.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof GraphQLError)) throw error;
});

parentPort.on('message', async ({ sdl, later, requests }) => {
  const schema = buildSchema(sdl);
  const answers = [];
  for (const request of requests) answers.push(await referenceAnswer(schema, request, later));
  parentPort.postMessage(answers);
});
