// Puts a button with the browser's own calendar beside a field for a day.
import { readDay, writeDay } from "./day.js";

class DayField extends HTMLElement {
  connectedCallback() {
    if (this.calendar || !("showPicker" in HTMLInputElement.prototype)) return;
    this.calendar = document.createElement("input");
    this.calendar.type = "date";
    this.calendar.className = "day-field__calendar";
    this.calendar.tabIndex = -1;
    this.calendar.ariaHidden = "true";
    this.calendar.addEventListener("input", () => this.choose());
    this.append(this.calendar);
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.open());
  }

  get typed() {
    return this.querySelector("input");
  }

  open() {
    this.calendar.value = readDay(this.typed.value) ?? "";
    this.calendar.showPicker();
  }

  choose() {
    this.typed.value = writeDay(this.calendar.value);
    this.typed.dispatchEvent(new Event("input", { bubbles: true }));
    this.typed.focus();
  }
}

customElements.define("day-field", DayField);
