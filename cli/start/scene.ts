/** Lets a sample play among agencies that behave as its story wants them to, and puts them right afterwards. */
import { agencyIds } from '../../domain/agencies';
import type { Ready } from '../../runtime/stack/ready';
import type { AgencyInScene, Scene } from '../samples/sample';
import { tellSimulator } from './simulator';

/** Real agencies do as they do. */
export async function inScene(
  agencies: Ready['agencies'],
  scene: Scene,
  play: () => Promise<void>,
): Promise<void> {
  try {
    await set(agencies, scene, (inScene) => inScene);
    await play();
  } finally {
    await set(agencies, scene, () => ({}));
  }
}

/** What is left out returns to its default. */
async function set(
  agencies: Ready['agencies'],
  scene: Scene,
  as: (agency: AgencyInScene) => AgencyInScene,
): Promise<void> {
  for (const id of agencyIds) {
    const [url, inScene] = [agencies[id], scene[id]];
    if (url === undefined || !inScene) continue;
    const { desk = {}, faults = {} } = as(inScene);
    if (inScene.desk) await tellSimulator('PUT', `${url}/_sim/desk`, desk);
    if (inScene.faults) await tellSimulator('PUT', `${url}/_sim/faults`, faults);
  }
}
