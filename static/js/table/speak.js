// Reads words aloud with the voice of the device; it needs no internet. The button is only there
// when the device has a voice for the language of the words.

const synthesis = self.speechSynthesis;
let speaking = null;

function languageOf(element) {
  return element.closest("[lang]")?.lang ?? "nl";
}

function voiceFor(language) {
  const voices = synthesis?.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(language)) ?? [];
  return voices.find((voice) => voice.localService) ?? voices[0];
}

// The words are those of the nearest part that is meant to be heard, without its buttons.
function speechOf(tools) {
  const part = tools.closest(".say, [data-questions], details, dialog");
  return part.querySelector("[data-speech]") ?? part;
}

function wordsOf(speech) {
  return [...speech.querySelectorAll("p, li")]
    .filter((element) => element.checkVisibility() && !element.closest("[data-speak]") && !element.querySelector("p, li"))
    .map((element) => element.textContent.trim());
}

export function offerSpeech(root = document) {
  for (const tools of root.querySelectorAll("[data-speak]")) {
    tools.hidden = !voiceFor(languageOf(speechOf(tools)));
  }
}

function show(tools, busy) {
  const [start, stop] = [tools.querySelector("[data-speak-start]"), tools.querySelector("[data-speak-stop]")];
  const focused = tools.contains(document.activeElement);
  start.hidden = busy;
  stop.hidden = !busy;
  if (focused) (busy ? stop : start).focus();
}

export function hush() {
  synthesis?.cancel();
  if (speaking) show(speaking, false);
  speaking = null;
}

function read(tools) {
  hush();
  const speech = speechOf(tools);
  const language = languageOf(speech);
  const lines = wordsOf(speech).map((words) => {
    const line = new SpeechSynthesisUtterance(words);
    Object.assign(line, { lang: language, voice: voiceFor(language), rate: 0.9 });
    return line;
  });
  if (!lines.length) return;
  speaking = tools;
  show(tools, true);
  for (const end of ["end", "error"]) lines.at(-1).addEventListener(end, () => speaking === tools && hush());
  lines.forEach((line) => synthesis.speak(line));
}

export function startSpeech() {
  if (!synthesis) return;
  synthesis.addEventListener?.("voiceschanged", () => offerSpeech());
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-speak-start]")) read(target.closest("[data-speak]"));
    if (target.closest("[data-speak-stop]")) hush();
  });
  addEventListener("pagehide", hush);
  offerSpeech();
}
