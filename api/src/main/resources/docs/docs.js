// Draws the API's description. A change needs the anti-forgery token of the session, which the page fetches by itself.
/* global SwaggerUIBundle */
"use strict";

SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: async (request) => {
    if (request.method && request.method !== "GET" && !request.url.endsWith("openapi.json")) {
      const session = await fetch("/api/v1/session");
      if (session.ok) {
        request.headers["X-CSRF-Token"] = (await session.json()).csrf_token;
      }
    }
    return request;
  },
});
