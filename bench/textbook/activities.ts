/** Nothing at all: what is measured is the engine. */
export async function first(): Promise<void> {
  await Promise.resolve();
}
export async function second(): Promise<void> {
  await Promise.resolve();
}
export async function third(): Promise<void> {
  await Promise.resolve();
}
