// Comfort only: without it every finding can be read, and every filter works.
"use strict";
const main = document.querySelector("main");
for (const input of document.querySelectorAll(".filters input")) {
  const found = main.querySelectorAll(`.note.${input.id.slice("show-".length)}`).length;
  input.closest("label").append(` (${found})`);
  if (!found) input.closest("label").hidden = true;
}
