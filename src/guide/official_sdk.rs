//! Every capability of the official SDKs (`@logto/js` 6, `@logto/client` 3, `@logto/browser` 3,
//! `@logto/react` 4), and what it is called here.
//!
//! | # | official | here |
//! | --- | --- | --- |
//! | 1 | `LogtoConfig.endpoint` | [`Config::new`](crate::Config::new) |
//! | 2 | `.appId` | [`Config::new`](crate::Config::new) |
//! | 3 | `.appSecret` | none: a public client has no secret (RFC 10017 §6.3.3.1) |
//! | 4 | `.scopes` | [`Config::scopes`](crate::Config::scopes) |
//! | 5 | `.resources` | [`Config::resources`](crate::Config::resources) |
//! | 6 | `.prompt` | [`Config::prompt`](crate::Config::prompt) |
//! | 7 | `.includeReservedScopes` | [`Config::without_reserved_scopes`](crate::Config::without_reserved_scopes); `openid` stays |
//! | 8 | `normalizeLogtoConfig` | done by [`Config`](crate::Config); see [`Config::asked_scopes`](crate::Config::asked_scopes) and [`Config::asked_resources`](crate::Config::asked_resources) |
//! | 9 | `new LogtoClient(config)` (browser) | [`Client::new`](crate::Client::new) over [`Browser`](crate::browser::Browser) |
//! | 10 | `StandardLogtoClient` | [`Client::new`](crate::Client::new) over any [`Platform`](crate::Platform) |
//! | 11 | `ClientAdapter` | [`Platform`](crate::Platform) |
//! | 12 | `adapter` field | [`Client::platform`](crate::Client::platform) |
//! | 13 | `Navigate` | [`Platform::navigate`](crate::Platform::navigate) |
//! | 14 | `Storage` | [`Platform::load`](crate::Platform::load), [`Platform::save`](crate::Platform::save), [`Platform::keys`](crate::Platform::keys) |
//! | 15 | `PersistKey` | one record in one [`Slot`](crate::client::Slot) |
//! | 16 | `CacheKey` | discovery and keys, each in a [`Slot`](crate::client::Slot) |
//! | 17 | `signIn(options)` | [`Client::sign_in`](crate::Client::sign_in) |
//! | 18 | `signIn(redirectUri, mode)` (deprecated) | none: [`Client::sign_in`](crate::Client::sign_in) takes the options that replaced it |
//! | 19 | `SignInOptions.redirectUri` | [`Config::redirect_uri`](crate::Config::redirect_uri): one exact address |
//! | 20 | `.postRedirectUri` | [`SignInOptions::return_to`](crate::SignInOptions::return_to) |
//! | 21 | `.prompt` | [`SignInOptions::prompt`](crate::SignInOptions::prompt) |
//! | 22 | `.clearTokens` | [`SignInOptions::clear_session`](crate::SignInOptions::clear_session) |
//! | 23 | `.firstScreen` | [`FirstScreen`](crate::FirstScreen) |
//! | 24 | `.identifiers` | [`SignInOptions::identifiers`](crate::SignInOptions::identifiers) |
//! | 25 | `.interactionMode` (deprecated) | [`FirstScreen::Register`](crate::FirstScreen::Register) |
//! | 26 | `.loginHint` | [`SignInOptions::login_hint`](crate::SignInOptions::login_hint) |
//! | 27 | `.directSignIn` | [`DirectSignIn`](crate::DirectSignIn) |
//! | 28 | `.extraParams` | [`SignInOptions::extra`](crate::SignInOptions::extra); never a parameter of the protocol |
//! | 29 | `oneTimeToken` | [`SignInOptions::one_time_token`](crate::SignInOptions::one_time_token) |
//! | 30 | `isSignInRedirected(url)` | not needed: [`Client::handle_callback`](crate::Client::handle_callback) knows |
//! | 31 | `handleSignInCallback(url)` | [`Client::handle_callback`](crate::Client::handle_callback) |
//! | 32 | `signOut(uri)` | [`Client::sign_out`](crate::Client::sign_out) |
//! | 33 | `isAuthenticated()` | [`Session::signed_in`](crate::Session::signed_in) |
//! | 34 | `getIdToken()`, `getRefreshToken()` | none: neither leaves the client |
//! | 35 | `getIdTokenClaims()` | [`User::claims`](crate::User::claims) |
//! | 36 | `getAccessToken(resource, organization)` | [`Client::access_token`](crate::Client::access_token), [`Client::opaque_token`](crate::Client::opaque_token) |
//! | 37 | `getAccessTokenClaims(resource)` | [`AccessTokenClaims`](crate::AccessTokenClaims), for any token |
//! | 38 | `getOrganizationToken(id)` | [`TokenRequest::organization`](crate::TokenRequest::organization) |
//! | 39 | `getOrganizationTokenClaims(id)` | [`AccessTokenClaims`](crate::AccessTokenClaims) |
//! | 40 | `fetchUserInfo()` | [`Client::user_info`](crate::Client::user_info) |
//! | 41 | `clearAccessToken()` | [`Client::clear_access_tokens`](crate::Client::clear_access_tokens) |
//! | 42 | `clearAllTokens()` | [`SignOut::Local`](crate::SignOut::Local) |
//! | 43 | `getOidcConfig()` | [`Client::prefetch`](crate::Client::prefetch) fills it; [`discovery`](crate::oidc::discovery) reads it |
//! | 44 | `jwtVerifier`, `setJwtVerifier` | [`Platform::verify`](crate::Platform::verify) |
//! | 45 | `DefaultJwtVerifier(clockTolerance)` | [`CLOCK_TOLERANCE`](crate::oidc::CLOCK_TOLERANCE) |
//! | 46 | `createRequester(fetch)` | [`Platform::send`](crate::Platform::send) |
//! | 47 | `BrowserStorage` | [`Browser`](crate::browser::Browser), which falls back where storage is refused |
//! | 48 | `generateState`, `generateCodeVerifier`, `generateCodeChallenge` | [`pkce`](crate::oidc::pkce) |
//! | 49 | `Prompt` | [`Prompt`](crate::Prompt) |
//! | 50 | `ReservedScope`, `ReservedResource`, `UserScope` | [`scope`](crate::oidc::scope) |
//! | 51 | `buildOrganizationUrn` | [`organization_audience`](crate::oidc::scope::organization_audience) |
//! | 52 | `decodeIdToken` | [`IdTokenClaims`](crate::IdTokenClaims), only of a verified token |
//! | 53 | `decodeAccessToken` | [`AccessTokenClaims`](crate::AccessTokenClaims) |
//! | 54 | `UserInfoResponse` | [`UserInfo`](crate::UserInfo) |
//! | 55 | `LogtoError` codes | [`ErrorKind`](crate::ErrorKind) for what to do, `Display` for what it was |
//! | 56 | `LogtoClientError` codes | [`ErrorKind`](crate::ErrorKind) |
//! | 57 | `LogtoRequestError` | [`Error::provider_error`](crate::Error::provider_error) |
//! | 58 | `<LogtoProvider>` | [`LogtoProvider`](crate::LogtoProvider) |
//! | 59 | `useLogto()` | [`use_logto`](crate::use_logto) |
//! | 60 | `useHandleSignInCallback` | [`use_sign_in_callback`](crate::use_sign_in_callback) |
//! | 61 | `LogtoContext` | [`Logto`](crate::Logto) |
//! | 62 | Vue binding | not in Rust |
//! | 63 | Chrome-extension client | a [`Platform`](crate::Platform) of your own |
//! | 64 | Capacitor `signIn`/`signOut` | a [`Platform`](crate::Platform) of your own |
//!
//! What none of them offers:
//!
//! | | here |
//! | --- | --- |
//! | session-changed event | [`Client::subscribe`](crate::Client::subscribe) |
//! | force a refresh, minimal lifetime, narrowed scopes | [`TokenRequest`](crate::TokenRequest) |
//! | local-only sign-out | [`SignOut::Local`](crate::SignOut::Local) |
//! | silent sign-in | [`Client::sign_in_silently`](crate::Client::sign_in_silently) |
//! | fresh sign-in before a sensitive action | [`Client::step_up`](crate::Client::step_up) |
//! | route guard, guards by scope | [`RequireSignIn`](crate::RequireSignIn), [`RequireScopes`](crate::RequireScopes) |
//! | authorised requests | [`Client::send`](crate::Client::send) with [`Api`](crate::Api) |
//! | a browser for tests | `memory`, with the feature `test-util` |
