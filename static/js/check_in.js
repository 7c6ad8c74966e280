// Checking in with the camera of a tablet, where the browser can read square codes.
// Typing the code works everywhere; this only saves typing.

const EVERY = 300;
const SAME_AGAIN = 5000;
const place = document.querySelector("[data-camera]");
const form = document.querySelector("[data-check-in]");
const video = place.querySelector("video");
const words = place.querySelector("[data-words]");
const start = place.querySelector("[data-start]");
const stop = place.querySelector("[data-stop]");
const parser = new DOMParser();
let detector;
let timer;
let last = { text: "", at: 0 };

function running(on) {
  start.hidden = on;
  stop.hidden = !on;
  video.hidden = !on;
}

async function begin() {
  words.textContent = "";
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    await video.play();
    running(true);
    timer = setTimeout(look, EVERY);
  } catch {
    words.textContent = place.dataset.refused;
  }
}

function end() {
  clearTimeout(timer);
  video.srcObject?.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  running(false);
}

// The same code stays before the camera for a while; it is sent once.
function isNew(text) {
  const now = Date.now();
  const again = text === last.text && now - last.at < SAME_AGAIN;
  last = { text, at: now };
  return !again;
}

async function look() {
  if (!video.srcObject) return;
  const [found] = await detector.detect(video).catch(() => []);
  if (found && isNew(found.rawValue)) await send(found.rawValue);
  if (video.srcObject) timer = setTimeout(look, EVERY);
}

// What the server says after a scan is shown at the camera, so that the camera stays on.
async function send(text) {
  words.textContent = place.dataset.busy;
  const body = new FormData(form);
  body.set("code", text);
  try {
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = parser.parseFromString(await answer.text(), "text/html");
    const said = page.querySelector(answer.ok ? ".messages .notice__body > p" : "#code-error p");
    words.textContent = said?.textContent.trim() ?? place.dataset.failed;
  } catch {
    words.textContent = place.dataset.failed;
  }
}

// After somebody was checked in, the next code can be typed at once.
if (document.querySelector(".messages .notice")) form.elements.code.focus();

if ("BarcodeDetector" in window && navigator.mediaDevices) {
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (formats.includes("qr_code")) {
    detector = new BarcodeDetector({ formats: ["qr_code"] });
    place.hidden = false;
    start.addEventListener("click", begin);
    stop.addEventListener("click", end);
  }
}
