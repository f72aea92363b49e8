// A part of the page drawn by the server: a click on [data-act], or opening a row with data-opens, becomes an event.
element.addEventListener("click", (event) => {
  const node = event.target.closest("[data-act]");
  if (node && !node.matches(":disabled")) {
    event.preventDefault();
    trigger("act", { ...node.dataset });
    return;
  }
  // The click, not the toggle: a row that is drawn open is no wish of the user.
  const row = event.target.closest("summary")?.parentElement;
  if (row?.dataset.opens && !row.open) trigger("act", { act: row.dataset.opens, ...row.dataset });
});
// Once drawn, the page goes to the place that it was opened for.
watch("value", () => requestAnimationFrame(() => element.querySelector("[data-arrive]")?.scrollIntoView({ block: "center" })));
