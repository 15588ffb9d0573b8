//! Coming from `@logto/react`.
//!
//! | `@logto/react` | here |
//! | --- | --- |
//! | `<LogtoProvider config={config}>` | [`<LogtoProvider config=config>`](crate::LogtoProvider) |
//! | `{ endpoint, appId, scopes, resources }` | [`Config::new(endpoint, app_id)?`](crate::Config::new) with [`scopes`](crate::Config::scopes) and [`resources`](crate::Config::resources) |
//! | `useLogto()` | [`use_logto()`](crate::use_logto), a `Copy` handle |
//! | `isAuthenticated` | [`Logto::signed_in`](crate::Logto::signed_in): `Some(true)`, `Some(false)`, or `None` while it is not known |
//! | `isLoading` | [`Session::Loading`](crate::Session::Loading); it does not flip with every call |
//! | `error` | the `Result` of each call; [`Session::Failed`](crate::Session::Failed) after a failed sign-in |
//! | `signIn(redirectUri)` | [`Logto::sign_in`](crate::Logto::sign_in) with [`SignInOptions`](crate::SignInOptions); the redirect address is the configuration's |
//! | `signIn({ firstScreen: 'register' })` | [`SignInOptions::first_screen`](crate::SignInOptions::first_screen) |
//! | `signIn({ directSignIn: { method: 'social', target: 'wecom' } })` | [`SignInOptions::direct_sign_in`](crate::SignInOptions::direct_sign_in) |
//! | `signIn({ postRedirectUri })` | [`SignInOptions::return_to`](crate::SignInOptions::return_to), a path of your application |
//! | `useHandleSignInCallback(callback)` | [`use_sign_in_callback()`](crate::use_sign_in_callback) |
//! | `signOut(postLogoutRedirectUri)` | [`Logto::sign_out`](crate::Logto::sign_out) with [`SignOut::Global`](crate::SignOut::Global) |
//! | `getAccessToken(resource)` | [`Logto::access_token`](crate::Logto::access_token) with [`TokenRequest::resource`](crate::TokenRequest::resource) |
//! | `getAccessToken()` | [`Logto::opaque_token`](crate::Logto::opaque_token), a type of its own |
//! | `getOrganizationToken(id)` | [`TokenRequest::organization`](crate::TokenRequest::organization) |
//! | `getAccessToken(resource, id)` | [`TokenRequest::in_organization`](crate::TokenRequest::in_organization) |
//! | `getIdTokenClaims()` | [`Logto::user`](crate::Logto::user) and [`User::claims`](crate::User::claims), without waiting |
//! | `getAccessTokenClaims(resource)` | [`AccessTokenClaims`](crate::AccessTokenClaims), for display only |
//! | `fetchUserInfo()` | [`Logto::user_info`](crate::Logto::user_info), or [`use_user_info()`](crate::use_user_info) |
//! | `clearAccessToken()` | [`Logto::clear_access_tokens`](crate::Logto::clear_access_tokens); to see a new role, [`TokenRequest::force`](crate::TokenRequest::force) |
//! | `clearAllTokens()` | [`SignOut::Local`](crate::SignOut::Local), which also revokes |
//! | `getRefreshToken()`, `getIdToken()` | nothing: neither leaves the client |
//! | a protected route of your own | [`<RequireSignIn>`](crate::RequireSignIn), which comes back to the page |
//!
//! What is different in kind:
//!
//! - Errors are returned to whoever called. Nothing is swallowed, and one failed call does not
//!   poison the next.
//! - A renewed token re-renders nothing.
//! - The session at hand stays until a new sign-in has succeeded: the browser's Back button leads
//!   to a page that is still signed in. [`SignInOptions::clear_session`](crate::SignInOptions::clear_session)
//!   asks for the official behaviour.
//! - All tabs see the same session. When somebody else signs in in one, no tab shows or sends
//!   anything of the first person again.
