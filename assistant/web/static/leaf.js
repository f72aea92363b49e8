// A printed paper whose paragraphs are written in where they stand: one that was changed is told when it is left.
const told = (node) => node.innerText.replace(/\u00a0/g, " ").replace(/\n$/, "");
element.addEventListener("focusin", (event) => {
  const node = event.target.closest("[data-edit]");
  if (node && node.was === undefined) node.was = told(node);
});
element.addEventListener("focusout", (event) => {
  const node = event.target.closest("[data-edit]");
  if (!node || node.was === undefined || told(node) === node.was) return;
  node.was = told(node);
  trigger("act", { act: "edit", ...node.dataset, words: told(node) });
});
element.addEventListener("keydown", (event) => {
  const node = event.target.closest("[data-edit]");
  if (!node) return;
  event.stopPropagation();
  if (event.key === "Escape") {
    if (node.was !== undefined) node.innerText = node.was;
    node.blur();
  }
});
