// The tone of the colours, light or dark: as the user chose it, else as the system is.
(() => {
  const KEY = "assistant.tone";
  const wanted = () => localStorage.getItem(KEY) || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  // Gradio sets the class by its address or the system; what the user chose here goes before.
  const tone = () => {
    if (!document.body) return;
    if (new URLSearchParams(location.search).has("__theme") && !localStorage.getItem(KEY)) return;
    const dark = wanted() === "dark";
    if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
  };
  const start = () => {
    tone();
    new MutationObserver(tone).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  };
  document.body ? start() : addEventListener("DOMContentLoaded", start);
  addEventListener("click", (event) => {
    if (!event.target.closest(".tone")) return;
    localStorage.setItem(KEY, document.body.classList.contains("dark") ? "light" : "dark");
    tone();
  });
})();
