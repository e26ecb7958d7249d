// The page works without this file; with it, answers come in without a reload.
(() => {
  "use strict";
  const log = document.getElementById("log");
  const KEPT = "log";

  const store = (change) => {
    // In a frame of another site the browser may forbid storage.
    try { return change(sessionStorage); } catch { return null; }
  };
  const post = async (form, submitter) => {
    const data = new FormData(form);
    if (submitter && submitter.name) data.set(submitter.name, submitter.value);
    const reply = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(data), headers: { "X-Requested-With": "fetch" },
    });
    if (!(reply.headers.get("Content-Type") || "").startsWith("text/html")) throw new Error("no page");
    return reply.text();
  };
  const parsed = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };
  const showCopyButtons = (root) => {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
  };
  const keep = () => {
    if (!document.body.classList.contains("embedded")) store((s) => s.setItem(KEPT, log.innerHTML));
  };
  const offline = () => {
    const note = document.createElement("p");
    note.className = "reply trouble";
    note.setAttribute("role", "alert");
    note.textContent = log.dataset.offline;
    return note;
  };
  const add = (node) => {
    showCopyButtons(node);
    const first = node.firstElementChild || node;
    log.append(node);
    first.scrollIntoView({ block: "start" });
  };

  let busy = false;
  const ask = async (form, submitter) => {
    if (busy) return;
    busy = true;
    const box = document.querySelector("form.ask");
    const button = box.querySelector("button");
    const name = button.textContent;
    box.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { button.textContent = log.dataset.busy; }, 400);
    try {
      add(parsed(await post(form, submitter)));
      if (form === box) box.reset();
      keep();
    } catch {
      add(offline());
    } finally {
      clearTimeout(slow);
      button.textContent = name;
      box.removeAttribute("aria-busy");
      busy = false;
      // A phone's keyboard would hide the answer.
      if (matchMedia("(hover: hover)").matches) document.getElementById("question").focus({ preventScroll: true });
    }
  };
  const rate = async (form, submitter) => {
    try {
      const thanks = parsed(await post(form, submitter)).firstElementChild;
      form.replaceWith(thanks);
      thanks.tabIndex = -1;
      thanks.focus({ preventScroll: true });
      keep();
    } catch {
      form.append(offline());
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-fresh")) store((s) => s.removeItem(KEPT));
    const handle = form.hasAttribute("data-asks") ? ask : form.hasAttribute("data-thumbs") ? rate : null;
    if (!handle || !log) return;
    event.preventDefault();
    handle(form, event.submitter);
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = log.dataset.copied;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && parent !== window) parent.postMessage("hoidap:close", "*");
  });

  if (log && !log.querySelector(".turn")) {
    const kept = store((s) => s.getItem(KEPT));
    if (kept && !document.body.classList.contains("embedded")) log.innerHTML = kept;
  }
  showCopyButtons(document);
  const here = document.querySelector(".passage.here");
  if (here && !location.hash) here.scrollIntoView({ block: "center" });
})();
