// Where the page is: its address follows what is opened, and another tab with the same thing open is told.
const note = element.querySelector(".twice");
const me = Math.random().toString(36).slice(2);
const channel = new BroadcastChannel("assistant.places");
const others = new Set();
let of = "";
const show = () => { note.hidden = others.size === 0; };
channel.onmessage = ({ data }) => {
  if (of && data.of === of) {
    if (!others.has(data.me)) {
      others.add(data.me);
      channel.postMessage({ me, of });
    }
  } else others.delete(data.me);
  show();
};
const take = () => {
  const given = props.value || {};
  if (given.go) { location.assign(given.go); return; }
  if (given.address) {
    const address = new URL(given.address, document.baseURI);
    if (document.body.dataset.step) address.searchParams.set("step", document.body.dataset.step);
    history.replaceState(null, "", address);
  }
  if ((given.of || "") === of) return;
  of = given.of || "";
  others.clear();
  show();
  channel.postMessage({ me, of });
};
addEventListener("pagehide", () => channel.postMessage({ me, of: "" }));
addEventListener("pageshow", () => channel.postMessage({ me, of }));
watch("value", take);
take();
