//! An example for each thing the client can do.
//!
//! They run as tests, over the browser in memory that applications can use too (`test-util`). `client` is a
//! [`Client`](crate::Client); the handle that [`use_logto`](crate::use_logto) gives has the same methods.
//!
//! # Sign in
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_out();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let options = SignInOptions::default()
//!     .direct_sign_in(DirectSignIn::Social("wecom".into()))
//!     .login_hint("alice@example.com")
//!     .ui_locales("ja")
//!     .return_to("/books?page=2");
//! client.sign_in(options).await?;
//! // The page has been left for Logto.
//! assert_eq!(asked(&tab)["direct_sign_in"], "social:wecom");
//! assert_eq!(asked(&tab)["redirect_uri"], "https://app.example/callback");
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! Options that contradict each other, or that lead back to another site, are refused before anything is sent.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_out();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let elsewhere = SignInOptions::default().return_to("//evil.example");
//! let error = client.sign_in(elsewhere).await.unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Config);
//! assert!(tab.visited().is_empty());
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Finish a sign-in
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_out();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client.sign_in(SignInOptions::default().return_to("/books")).await?;
//! let url = come_back(&tab);
//! let completed = client.handle_callback(&url).await?;
//! assert!(completed.signed_in);
//! assert_eq!(completed.return_to.as_deref(), Some("/books"));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Who is signed in
//!
//! The claims are those of a verified ID token; ones without a field of their own are kept.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let session = client.session();
//! let user = session.user().unwrap();
//! assert_eq!(user.display_name(), "Alice");
//! assert_eq!(user.claims().subject, "alice");
//! assert_eq!(user.claims().claim::<String>("plan").as_deref(), Some("gold"));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Follow the session
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! use std::cell::Cell;
//! use std::rc::Rc;
//!
//! let here = Rc::new(Cell::new(true));
//! let seen = here.clone();
//! let subscription = client.subscribe(move |session| seen.set(session.signed_in() == Some(true)));
//! client.sign_out(SignOut::Local).await?;
//! assert!(!here.get());
//! drop(subscription); // ends it
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # A token for an API
//!
//! It is kept while it lives. One for fewer scopes, one that must live a while, and one that is renewed because a
//! role has changed:
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let books = TokenRequest::resource("https://api.example.com");
//! let token = client.access_token(books.clone()).await?;
//! assert!(token.scopes().eq(["read", "write"]));
//! assert_eq!(client.access_token(books.clone()).await?, token);
//!
//! let reading = client.access_token(books.clone().scopes(["read"])).await?;
//! assert!(reading.scopes().eq(["read"]));
//!
//! let lasting = books.clone().min_ttl(std::time::Duration::from_secs(1800));
//! assert_eq!(client.access_token(lasting).await?, token);
//!
//! let renewed = client.access_token(books.force()).await?;
//! assert_ne!(renewed, token);
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # A token for an organization
//!
//! A refusal for one organization does not cost the session.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client.access_token(TokenRequest::organization("friends")).await?;
//! let within = TokenRequest::resource("https://api.example.com").in_organization("friends");
//! client.access_token(within).await?;
//!
//! let refused = client.access_token(TokenRequest::organization("strangers")).await;
//! assert_eq!(refused.unwrap_err().kind(), ErrorKind::Refused);
//! assert_eq!(client.session().signed_in(), Some(true));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Requests to an API
//!
//! The token goes to the addresses below the API's own and to nobody else. A 401 renews it and tries once more.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let apis = [Api::new(
//!     "https://api.example.com",
//!     TokenRequest::resource("https://api.example.com"),
//! )?];
//! let request = HttpRequest::new(Method::Get, "https://api.example.com/books");
//! let answer = client.send(&apis, request).await?;
//! assert_eq!(answer.body, r#"["Kokoro"]"#);
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # What Logto knows of the person
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let info = client.user_info().await?;
//! assert_eq!(info.subject, "alice");
//! assert!(info.json().contains("dark"));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! The token behind it is opaque, a type of its own, and is also that of the Account API.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! let token: OpaqueToken = client.opaque_token().await?;
//! assert!(!format!("{token:?}").contains(token.expose()));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Sign in silently
//!
//! One round trip on which Logto shows nothing. Whoever has no session there comes back signed out, which is no
//! error.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_out();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client.sign_in_silently(Some("/")).await?;
//! assert_eq!(asked(&tab)["prompt"], "none");
//! let nobody = format!(
//!     "https://app.example/callback?error=login_required&state={}&iss=https%3A%2F%2Flogto.example%2Foidc",
//!     asked(&tab)["state"]
//! );
//! let completed = client.handle_callback(&nobody).await?;
//! assert!(!completed.signed_in);
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # A fresh sign-in before a sensitive action
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! use std::time::Duration;
//!
//! client.step_up(Some("/payment")).await?;
//! assert_eq!(asked(&tab)["prompt"], "login consent");
//! let completed = client.handle_callback(&come_back(&tab)).await?;
//! assert_eq!(completed.return_to.as_deref(), Some("/payment"));
//! assert!(client.authenticated_within(Duration::from_secs(300)));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Sign out
//!
//! Here and in all tabs at once; then the refresh token is revoked, and Logto's own session ends.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client.sign_out(SignOut::Global).await?;
//! assert_eq!(client.session().signed_in(), Some(false));
//! let left_for = tab.visited().pop().unwrap();
//! assert!(left_for.starts_with("https://logto.example/oidc/session/end?client_id=app&"));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! To end the session of this application only, or to forget nothing but the access tokens:
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client.clear_access_tokens().await?;
//! assert_eq!(client.session().signed_in(), Some(true));
//! client.sign_out(SignOut::Local).await?;
//! assert_eq!(client.session().signed_in(), Some(false));
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # What happens inside
//!
//! For logs; no event carries a token, a name or an address.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_in();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! use std::cell::RefCell;
//! use std::rc::Rc;
//!
//! let log = Rc::new(RefCell::new(Vec::new()));
//! let writing = log.clone();
//! let subscription = client.events(move |event| writing.borrow_mut().push(*event));
//! client.access_token(TokenRequest::resource("https://api.example.com")).await?;
//! assert_eq!(*log.borrow(), [Event::RenewalStarted, Event::RenewalDone]);
//! # drop(subscription);
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
//!
//! # Test your own sign-in
//!
//! With the feature `test-util`, `Client::pretend` signs somebody in whom nobody has asked for a password, and
//! [`LogtoProvider`](crate::LogtoProvider) takes such a client in place of a configuration.
//!
//! ```
//! # mod scene {
//! #     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide/scene.rs"));
//! # }
//! # use leptos_logto::*;
//! # use scene::*;
//! # let (browser, tab, client) = signed_out();
//! # let _ = &tab;
//! # browser.clone().run(async move {
//! client
//!     .pretend(
//!         r#"{"sub":"1","iss":"https://logto.example/oidc","aud":"app","iat":1,"exp":2,"name":"Bob"}"#,
//!     )
//!     .unwrap();
//! assert_eq!(client.session().user().unwrap().display_name(), "Bob");
//! # Ok::<(), Error>(())
//! # }).unwrap();
//! ```
