"use strict";
// Decisions of a person, each over the review as it was shown; pieces added to a dossier.
(function () {
  var bench = document.getElementById("etabli");
  var address = "/v1/dossiers/" + bench.dataset.dossier;
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset.decide) return;
    event.preventDefault();
    var said = new FormData(form);
    var decision = {
      kind: form.dataset.decide, subject: form.dataset.subject,
      answer: event.submitter ? event.submitter.value : "none",
      value: said.get("value") || "", reason: said.get("reason") || ""
    };
    if (decision.answer === "confirm") decision.value = "";
    recevable.post(address + "/decisions", { revision: Number(bench.dataset.revision), decisions: [decision] })
      .then(function () { sessionStorage.setItem("place", String(scrollY)); location.reload(); })
      .catch(function (error) { recevable.fail(error.message); });
  });
  var more = document.getElementById("completer");
  if (more) more.addEventListener("submit", function (event) {
    event.preventDefault();
    var body = new FormData();
    Array.from(document.getElementById("pieces-en-plus").files).forEach(function (file) { body.append("files", file, file.name); });
    recevable.post(address + "/pieces", body)
      .then(function () { location.assign("/dossiers/" + bench.dataset.dossier); })
      .catch(function (error) { recevable.fail(error.message); });
  });
  var place = sessionStorage.getItem("place");
  sessionStorage.removeItem("place");
  if (place) scrollTo(0, Number(place));
})();
