// The names of datasets and networks, for lists that have only their ids.
import { list } from "../api.js";

/** `{ datasets, networks }`: maps from id to the thing. */
export async function known(signal) {
  const [datasets, networks] = await Promise.all([
    list("/v1/datasets", { most: 200, signal }),
    list("/v1/networks", { most: 200, signal }),
  ]);
  const byId = (things) => new Map(things.map((thing) => [thing.id, thing]));
  return { datasets: byId(datasets), networks: byId(networks) };
}

/** The name of a job's dataset; its id once it was deleted. */
export const datasetName = (job, names) => names.datasets.get(job.dataset)?.name ?? job.dataset;

/** The name of a job's network, or what its own one is made of. */
export function networkName(job, names) {
  if (typeof job.network === "string") {
    return names.networks.get(job.network)?.name ?? job.network;
  }
  const types = job.network.layers.map(({ type }) => type);
  return `${types.length === 1 ? "one layer" : `${types.length} layers`}: ${types.join(", ")}`;
}
