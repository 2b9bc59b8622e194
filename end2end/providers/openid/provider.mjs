// The configuration of the provider: one client, Guichet's demo, on every portal of this machine.
import Provider, { errors } from "oidc-provider";
import { request } from "node:http";
import { page } from "./pages.mjs";
import { claimsOf } from "./users.mjs";

const PORTAL = String.raw`http://[a-z0-9-]+\.localhost:\d+`;
const CALLBACK = new RegExp(String.raw`^${PORTAL}/sso/\d+/callback$`);
const SIGNED_OUT = new RegExp(`^${PORTAL}/signed-out$`);

/** @type {import("oidc-provider").ClientMetadata} */
const CLIENT = {
  client_id: "guichet-demo",
  client_secret: "guichet-demo-secret",
  client_name: "Guichet",
  grant_types: ["authorization_code"],
  response_types: ["code"],
  token_endpoint_auth_method: "client_secret_basic",
  // At least one of each has to be registered; which ones are accepted is decided below.
  redirect_uris: ["http://portal.localhost/sso/1/callback"],
  post_logout_redirect_uris: ["http://portal.localhost/signed-out"],
  backchannel_logout_uri: "http://portal.localhost/sso/1/logout",
  backchannel_logout_session_required: true,
};

/**
 * @param {string} issuer
 * @param {import("./users.mjs").Users} users
 * @param {import("./logins.mjs").Logins} logins
 */
export function openProvider(issuer, users, logins) {
  const provider = new Provider(issuer, {
    clients: [CLIENT],
    claims: {
      openid: ["sub"],
      profile: ["name", "given_name", "family_name", "groups"],
      email: ["email", "email_verified"],
      groups: ["groups"],
    },
    scopes: ["openid", "profile", "email", "groups"],
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page("Sign out", form);
        },
      },
    },
    responseTypes: ["code"],
    pkce: { required: () => true },
    cookies: { keys: ["the demo has nothing to hide"] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 3600,
      Session: 86_400,
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, user) => {
      const found = users.get(user);
      return found && { accountId: user, claims: () => claimsOf(found) };
    },
    loadExistingGrant: grantEverything,
    fetch: post,
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.body = page("This did not work", `<p>${out.error}: ${out.error_description ?? ""}</p>`);
    },
  });
  knowEveryPortal(provider, logins);
  signOutAtOnce(provider);
  provider.on("authorization.success", (ctx) => {
    const { client, session, params } = ctx.oidc;
    const sid = client && session?.sidFor(client.clientId);
    if (!session?.accountId || !sid) return;
    logins.add(session.accountId, session.uid, sid, String(params?.redirect_uri));
  });
  return provider;
}

/**
 * Grants Guichet all claims without a consent page.
 * @param {import("oidc-provider").KoaContextWithOIDC} ctx
 */
async function grantEverything(ctx) {
  const { provider, session, client } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const known = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const grant =
    (known && (await provider.Grant.find(known))) ||
    new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope("openid profile email groups");
  await grant.save();
  return grant;
}

/**
 * The ports of portals on this machine vary, so any of them is accepted and notified of the end of its sessions.
 * @param {Provider} provider
 * @param {import("./logins.mjs").Logins} logins
 */
function knowEveryPortal(provider, logins) {
  /** @type {any} */
  const client = provider.Client.prototype;
  client.redirectUriAllowed = (/** @type {string} */ uri) => CALLBACK.test(uri);
  client.postLogoutRedirectUriAllowed = (/** @type {string} */ uri) => SIGNED_OUT.test(uri);
  const tell = client.backchannelLogout;
  client.backchannelLogout = async function (/** @type {string} */ user, /** @type {string} */ sid) {
    const addresses = logins.logoutAddresses(sid);
    const tellOne = (/** @type {string} */ backchannelLogoutUri) =>
      tell.call(Object.create(this, { backchannelLogoutUri: { value: backchannelLogoutUri } }), user, sid);
    await Promise.all(addresses.map(tellOne));
  };
}

/**
 * The provider confirms a sign-out by a form that a script submits. Here the server submits it, so that it works
 * without a question, with and without scripts.
 * @param {Provider} provider
 */
function signOutAtOnce(provider) {
  provider.use(async (ctx, next) => {
    await next();
    const secret = /action="[^"]*\/session\/end\/confirm"[^]*name="xsrf" value="([^"]+)"/.exec(
      String(ctx.body),
    )?.[1];
    if (!secret) return;
    const answer = await fetch(new URL("/session/end/confirm", provider.issuer), {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookiesAfter(ctx.get("cookie"), ctx.response.get("set-cookie")) },
      body: new URLSearchParams({ xsrf: secret, logout: "yes" }),
    });
    const location = answer.headers.get("location");
    if (!location) throw new errors.InvalidRequest("the sign-out was not confirmed");
    ctx.append("Set-Cookie", answer.headers.getSetCookie());
    ctx.status = 303;
    ctx.redirect(location);
  });
}

/**
 * Returns the cookies that the browser would send next.
 * @param {string} sent
 * @param {string | string[]} set
 */
function cookiesAfter(sent, set) {
  const jar = new Map();
  for (const cookie of [...sent.split("; "), ...[set].flat()]) {
    const [name, ...value] = cookie.split(";", 1)[0].split("=");
    if (name) jar.set(name, value.join("="));
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

/**
 * Calls a portal of this machine. Only browsers resolve `*.localhost`, and `fetch` does not allow a `Host` header.
 * @param {string | URL | Request} url
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
function post(url, { method, headers, body, signal } = {}) {
  const { host, port, pathname } = new URL(String(url));
  const text = String(body ?? "");
  const all = {
    ...Object.fromEntries(new Headers(headers)),
    host,
    "content-length": Buffer.byteLength(text),
  };
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      path: pathname,
      method,
      headers: all,
      signal: signal ?? undefined,
    };
    const call = request(options, (answer) => {
      answer.resume();
      resolve(new Response(null, { status: answer.statusCode }));
    });
    call.on("error", reject);
    call.end(text);
  });
}
