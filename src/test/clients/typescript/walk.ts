// Uploads, trains, polls, reads curves and predicts with the types that openapi-typescript makes of the document.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

declare const process: { argv: string[] };

const [, , address] = process.argv;
if (address === undefined) {
  throw new Error('usage: node walk.js <address of the service>');
}
const api = createClient<paths>({ baseUrl: address });

function must<T>(what: string, answer: { data?: T; error?: unknown; response: Response }): Exclude<T, undefined> {
  if (answer.data === undefined) {
    throw new Error(`${what}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data as Exclude<T, undefined>;
}

function check(what: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
}

async function upload(name: string, csv: string): Promise<components['schemas']['dataset']> {
  const answer = await api.POST('/v1/datasets', {
    params: { query: { name } },
    headers: { 'Content-Type': 'text/csv' },
    body: csv,
    bodySerializer: text => text as string,
  });
  return must('upload', answer);
}

async function trained(name: string, dataset: string): Promise<components['schemas']['TrainingJob']> {
  const submitted = must('submit', await api.POST('/v1/jobs', {
    body: {
      name, dataset, epochs: 5,
      network: { layers: [{ type: 'dense', units: 8, activation: 'relu' }, { type: 'output' }] },
    },
  }));
  for (;;) {
    const job = must('poll', await api.GET('/v1/jobs/{id}', { params: { path: { id: submitted.id } } }));
    if (job.terminal) {
      check(`${name} succeeded: ${JSON.stringify(job.error)}`, job.status === 'succeeded');
      return job;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const rows = Array.from({ length: 60 }, (_, i) => i);
const classes = await upload('ts-classes', 'x,y,kind\n' + rows.map(i => `${i},${i % 7},${i < 30 ? 'low' : 'high'}`).join('\n'));
check('the target is the last column', classes.target === 'kind' && classes.task === 'classification');
const job = await trained('ts-classes', classes.id);

const curves = must('curves', await api.GET('/v1/jobs/{id}/curves', { params: { path: { id: job.id } } }));
if (typeof curves === 'string') {
  throw new Error('curves are JSON unless something else is asked for');
}
check('one value an epoch', curves.series['train_loss']?.length === 5 && curves.epochs.length === 5);
const events = must('events', await api.GET('/v1/jobs/{id}/events', {
  params: { path: { id: job.id }, query: { limit: 100 } },
}));
if (typeof events === 'string') {
  throw new Error('events are a page unless a stream is asked for');
}
check('the last event is the end', events.data.at(-1)?.event === 'end');

const answer = must('predict', await api.POST('/v1/models/{ref}/predict', {
  params: { path: { ref: 'ts-classes' } },
  body: { instances: [{ x: 1, y: 2 }, [59, 3]] },
}));
if (typeof answer === 'string' || answer.task !== 'classification') {
  throw new Error('a classifier answers with classes');
}
check('every instance has an answer', answer.predictions.length === 2);
for (const prediction of answer.predictions) {
  check('the label is one of the classes', prediction.label === 'low' || prediction.label === 'high');
}

const numbers = await upload('ts-numbers', 'x,y\n' + rows.map(i => `${i},${i * 2.5 + 0.25}`).join('\n'));
await trained('ts-numbers', numbers.id);
const regression = must('predict', await api.POST('/v1/predict', {
  body: { model: 'ts-numbers', instances: [[3.5]] },
}));
if (regression.task !== 'regression') {
  throw new Error('a regression answers with numbers');
}
check('the value is a number', Number.isFinite(regression.predictions[0]?.value));

const evaluation = must('evaluation', await api.GET('/v1/models/{ref}/evaluation', {
  params: { path: { ref: 'ts-classes' } },
}));
check('the evaluation counts rows', evaluation.task === 'classification' && evaluation.rows > 0);

const missing = await api.GET('/v1/models/{ref}', { params: { path: { ref: 'ts-none' } } });
check('a problem has a title', missing.error?.status === 404 && missing.error.title.length > 0);
console.log('walked');
