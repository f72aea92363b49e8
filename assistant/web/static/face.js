// What every page does: keys, jumps between a mark and what is said about it, arrows on rows.
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));

  const show = (target) => {
    for (let node = target.parentElement; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView({ block: "center", behavior: "auto" });
    target.classList.remove("flash");
    void target.offsetWidth;
    target.classList.add("flash");
  };

  addEventListener("click", (event) => {
    const jump = event.target.closest("[data-jump]");
    const target = jump && document.getElementById(jump.dataset.jump);
    if (target) show(target);
  });

  // The steps of a case: which one is on stands at the body, so that switching waits for nobody.
  const mark = () => {
    for (const button of document.querySelectorAll(".steps [data-step]")) {
      const on = button.dataset.step === document.body.dataset.step;
      if (on && !button.hasAttribute("aria-current")) button.setAttribute("aria-current", "step");
      else if (!on) button.removeAttribute("aria-current");
    }
  };
  const turn = (step) => {
    document.body.dataset.step = step;
    const address = new URL(location.href);
    address.searchParams.set("step", step);
    history.replaceState(null, "", address);
    scrollTo(0, 0);
    mark();
  };
  if (/\/case\/?$/.test(location.pathname)) {
    const begin = () => {
      document.body.dataset.step = new URLSearchParams(location.search).get("step") || "facts";
      // Gradio draws a bar anew by changing what is there: the mark is taken away without a node coming or going.
      new MutationObserver(mark).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-current"] });
    };
    document.body ? begin() : addEventListener("DOMContentLoaded", begin);
  }
  addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="step"][data-step]');
    if (!button) return;
    turn(button.dataset.step);
    if (button.dataset.goes) {
      const field = document.querySelector(`.step-${button.dataset.step} [data-field="${CSS.escape(button.dataset.goes)}"]`);
      if (field) { show(field); field.querySelector("input, select, textarea, button")?.focus(); }
    }
  });

  // The region asked for last goes along with the next question.
  const remembered = (node) => `assistant.${node.dataset.remember}`;
  addEventListener("change", ({ target }) => {
    if (target.dataset?.remember) localStorage.setItem(remembered(target), target.value);
  });
  addEventListener("submit", ({ target }) => {
    for (const node of target.querySelectorAll("input[type=hidden][data-remember]")) node.value = localStorage.getItem(remembered(node)) || "";
    for (const node of target.querySelectorAll("input[name]")) node.disabled = node.value === "";
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[role=search] input").forEach((node) => { node.disabled = false; }));

  // What a tab still holds of what one person typed is not for the next to sign in there: it would be shown, and saved, as theirs.
  const person = document.querySelector("meta[name=assistant-person]")?.content.replace(/（[^（]*$/, "");
  if (person) {
    const before = sessionStorage.getItem("assistant.person");
    if (before && before !== person) for (const key of Object.keys(sessionStorage)) if (key.startsWith("assistant.typed.")) sessionStorage.removeItem(key);
    sessionStorage.setItem("assistant.person", person);
  }

  // Who is signed in stands in the head of the page: the bar shows the name, the way to the password and the way out.
  const who = () => {
    const told = document.querySelector("meta[name=assistant-person]");
    const top = told && document.querySelector(".top");
    if (!top || top.querySelector(".who")) return;
    const place = document.createElement("form");
    place.className = "who";
    place.method = "post";
    place.action = "./logout";
    const name = Object.assign(document.createElement("a"), { href: "./password", title: "修改口令", textContent: told.content });
    place.append(name, Object.assign(document.createElement("button"), { className: "link", textContent: "退出" }));
    top.append(place);
  };
  if (document.querySelector("meta[name=assistant-person]")) {
    const begin = () => new MutationObserver(who).observe(document.body, { childList: true, subtree: true });
    document.body ? begin() : addEventListener("DOMContentLoaded", begin);
  }

  // Gradio names these in English whatever the language is; a screen reader would read them so.
  const NAMES = {
    "Click to upload or drop files": "点选或者拖入文件", "File upload": "选择文件", "Upload file": "上传文件",
    "Record audio": "录音", "Empty value": "还没有内容",
  };
  const inChinese = () => {
    for (const node of document.querySelectorAll(Object.keys(NAMES).map((name) => `[aria-label="${name}"]`).join()))
      node.setAttribute("aria-label", NAMES[node.getAttribute("aria-label")]);
  };
  const watchNames = () => new MutationObserver(inChinese).observe(document.body, { childList: true, subtree: true });
  document.body ? watchNames() : addEventListener("DOMContentLoaded", watchNames);

  // the lines of a list, and those behind a fold beside it once it is open
  const rows = (node) => [...(node.closest(".sheet") ?? node.closest(".rows")).querySelectorAll(
    ".rows > .row-line, .rows > details > summary, details.rest:has(> .rows) > summary")].filter((line) => line.checkVisibility());

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = document.activeElement;
    if (event.key === "/" && !typing(here)) {
      const box = document.querySelector("[data-find]");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (/^[1-9]$/.test(event.key) && !typing(here)) {
      const step = document.querySelectorAll(".steps button")[Number(event.key) - 1];
      if (step) { event.preventDefault(); step.click(); }
    } else if (event.key === "Escape" && typing(here)) {
      here.blur();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && here?.closest(".rows, details.rest:has(> .rows)") && !typing(here)) {
      const all = rows(here);
      const next = all[all.indexOf(here.closest("summary, .row-line")) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    } else if ((event.key === "Enter" || event.key === " ") && here?.matches("mark[data-jump]")) {
      event.preventDefault();
      here.click();
    }
  });
})();
