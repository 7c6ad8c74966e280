// Keeps the screens of tables working without internet. What the page put in the cache is all there
// is: files, and the bare screen of a table; nothing that was said. Sending is the page's own work.

const CACHE = "dialoog-tafels";
const PATIENCE = 3000;
const TABLE = /^\/tafels\/\d+$/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request, url));
  else if (request.mode === "navigate" && TABLE.test(url.pathname)) event.respondWith(screen(request, url));
});

// An address with a version never changes what it gives; one without may.
async function file(request, url) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept && url.searchParams.has("v")) return kept;
  try {
    return await inTime(request);
  } catch {
    return kept ?? Response.error();
  }
}

async function screen(request, url) {
  const kept = await caches.match(`${url.pathname}/scherm`, { ignoreVary: true });
  if (!kept) return fetch(request);
  try {
    const answer = await inTime(request);
    return answer.status < 500 ? answer : kept;
  } catch {
    return kept;
  }
}

function inTime(request) {
  const late = new Promise((_, reject) => { setTimeout(reject, PATIENCE); });
  return Promise.race([fetch(request), late]);
}
