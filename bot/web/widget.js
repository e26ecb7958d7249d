// One line puts the chat on another site: <script src="https://…/widget.js" async></script>
(() => {
  "use strict";
  const home = document.currentScript.src.replace(/\/widget\.js.*$$/, "");
  const opens = $opens, closes = $closes, title = $title;
  const place = (element, styles) => Object.assign(element.style, styles);
  const button = document.createElement("button");
  let frame = null;
  button.type = "button";
  button.textContent = "💬";
  place(button, {
    position: "fixed", right: "16px", bottom: "16px", width: "56px", height: "56px", zIndex: "2147483000",
    border: "2px solid #fff", borderRadius: "50%", background: $accent, color: "#fff", fontSize: "26px", cursor: "pointer",
  });
  const show = (open) => {
    if (open && !frame) {
      frame = document.createElement("iframe");
      frame.title = title;
      frame.src = home + "/nhung";
      place(frame, {
        position: "fixed", right: "16px", bottom: "84px", width: "min(400px, calc(100vw - 32px))",
        height: "min(620px, calc(100vh - 104px))", zIndex: "2147483000", border: "1px solid #888", borderRadius: "14px",
        background: "#fff",
      });
      document.body.insertBefore(frame, button.nextSibling);
    }
    if (frame) frame.style.display = open ? "block" : "none";
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", open ? closes : opens);
  };
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => show(!isOpen()));
  const close = () => { if (isOpen()) { show(false); button.focus(); } };
  addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.data === "hoidap:close") close();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  show(false);
  document.body.append(button);
})();
