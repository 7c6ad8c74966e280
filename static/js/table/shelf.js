// Puts on the device what the screen needs without internet, and takes it away again.

const CACHE = "dialoog-tafels";

export async function stock(address, worker) {
  if (!navigator.serviceWorker || !self.caches) return;
  await navigator.serviceWorker.register(worker, { scope: "/tafels/" });
  const cache = await caches.open(CACHE);
  const files = performance.getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((name) => new URL(name).pathname.startsWith("/static/"));
  const kept = (await cache.keys()).map((request) => request.url);
  const wanted = new Map(files.map((name) => [new URL(name).pathname, name]));
  const old = kept.filter((name) => (wanted.get(new URL(name).pathname) ?? name) !== name);
  await Promise.all(old.map((name) => cache.delete(name)));
  await Promise.all(files.filter((name) => !kept.includes(name)).map((name) => cache.add(name)));
  await keepScreen(address);
  navigator.storage?.persist?.();
}

// The bare screen has the words of every phase, and nothing that was said.
export async function keepScreen(address) {
  if (!self.caches) return null;
  const answer = await fetch(`${address}/scherm`, { redirect: "error" });
  if (!answer.ok) return null;
  await (await caches.open(CACHE)).put(`${address}/scherm`, answer.clone());
  return answer.text();
}

export async function clear(address) {
  if (self.caches) await (await caches.open(CACHE)).delete(`${address}/scherm`);
}
