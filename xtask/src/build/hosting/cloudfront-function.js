// CloudFront, viewer request: every page of the build under @BASE@ is a file.
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!last.includes('.')) {
    request.uri = request.uri.replace(/\/?$/, '/index.html');
  }
  return request;
}
