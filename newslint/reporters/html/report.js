// Comfort only: without it every finding can be read, and every filter works.
"use strict";
const main = document.querySelector("main");
for (const input of document.querySelectorAll(".filters input")) {
  const kind = input.id.slice("show-".length);
  const found = main.querySelectorAll(`.note.${kind}, .file.${kind}`).length;
  input.closest("label").append(` (${found})`);
  const box = input.closest("label");
  if (!found) (box.parentElement.querySelectorAll("label").length > 1 ? box : box.parentElement).hidden = true;
}
