"use strict";
// What every page shares: the CSRF token, calls to the API, errors in words.
window.recevable = (function () {
  function csrf() {
    var tag = document.querySelector('meta[name="csrf"]');
    return tag ? tag.content : "";
  }
  function say(text) {
    var place = document.getElementById("annonce");
    if (place) place.textContent = text;
  }
  function fail(text) {
    var place = document.getElementById("erreurs");
    if (!place) return;
    place.textContent = text;
    place.hidden = false;
    place.scrollIntoView({ block: "center" });
  }
  async function post(address, body) {
    var headers = { "X-CSRF-Token": csrf() };
    var form = body instanceof FormData;
    if (!form) headers["Content-Type"] = "application/json";
    var answer = await fetch(address, { method: "POST", headers: headers, body: form ? body : JSON.stringify(body || {}) });
    var said = await answer.json().catch(function () { return {}; });
    if (!answer.ok) throw new Error(said.detail || "La demande n’a pas abouti : réessayez.");
    return said;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-retry]");
    if (!button) return;
    post("/v1/dossiers/" + button.dataset.retry + "/retry").then(function () { location.reload(); })
      .catch(function (error) { fail(error.message); });
  });
  return { csrf: csrf, post: post, say: say, fail: fail };
})();
