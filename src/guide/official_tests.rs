//! What the tests of the official SDKs hold them to, and the test that holds this library to it.
//! Those of the server are held by the contract suite, which runs against any Logto.
//!
//! | # | behaviour | held by |
//! | --- | --- | --- |
//! | 1 | no options: the whole sign-in address | `b01_to_b07_sign_in_addresses`; `nonce` is added |
//! | 2 | scopes, resources and one prompt, each in its place | `b02_scopes_resources_and_prompt` |
//! | 3 | several prompts, separated by spaces | `b01_to_b07_sign_in_addresses` |
//! | 4 | the first screen wins over the interaction mode | `b01_to_b07_sign_in_addresses`; there is no interaction mode here |
//! | 5 | an identifier screen and its identifiers | `b01_to_b07_sign_in_addresses` |
//! | 6 | direct sign-in by a social connector | `b01_to_b07_sign_in_addresses` |
//! | 7 | a one-time token; extra parameters in order at the end | `b01_to_b07_sign_in_addresses` |
//! | 8 | without reserved scopes, the given ones exactly | `s8_openid_is_always_asked_for_and_once`; `openid` stays, since without it nobody would be known |
//! | 9 | without scopes, the three reserved ones | `reserved_scopes_come_first_and_each_once`, `s8_openid_is_always_asked_for_and_once` |
//! | 10 | scopes and resources each once; the organizations scope brings its resource | `the_organizations_scope_brings_its_resource`, `reserved_scopes_come_first_and_each_once` |
//! | 11 | the prompt of a sign-in wins over the configured one | `prompts_of_the_options_win_and_an_empty_list_sends_none` |
//! | 12 | two sign-ins at once ask for discovery once | `b12_two_sign_ins_at_once_ask_for_the_metadata_once` |
//! | 13 | a sign-in clears the tokens, or keeps them if asked | `b13_a_sign_in_keeps_the_session_unless_it_is_told_to_clear_it`; to keep is the default here, so that the Back button costs nothing |
//! | 14 | whether an address is the callback of a sign-in under way | `s28_a_callback_that_was_not_started_here_signs_nobody_in`, `the_address_must_be_the_redirect_address`; `handle_callback` tells by the state |
//! | 15 | a callback without a sign-in is refused | `s28_a_callback_that_was_not_started_here_signs_nobody_in` |
//! | 16 | a stored sign-in that lacks something is refused | `b16_a_sign_in_that_cannot_be_read_is_none` |
//! | 17 | two callbacks with one address read the sign-in once | `s27_a_callback_loaded_twice_is_exchanged_once`, `s27_a_callback_in_two_tabs_at_once_is_exchanged_once` |
//! | 18 | after the callback the tokens are there and the sign-in is gone | `b18_the_token_of_the_sign_in_is_there_without_another_request`, `a_callback_costs_one_round_trip_and_a_warm_start_none` |
//! | 19 | afterwards to the page that was asked for | `the_way_back_is_the_path_that_was_asked_for` |
//! | 20 | another address, an error, no state, another state, no code: each refused as such | `the_address_must_be_the_redirect_address`, `s24_an_error_is_believed_after_state_and_issuer_only`, `s18_missing_state_is_refused`, `s18_unknown_state_is_refused`, `a_response_without_code_and_error_is_refused`; state and issuer are checked before an error is believed |
//! | 21 | a refresh token without an ID token is nobody signed in | `a_record_that_cannot_be_read_is_signed_out_and_says_so`; both lie in one record, so one cannot be without the other |
//! | 22 | an ID token without a refresh token renews nothing | `b22_without_a_refresh_token_the_session_lasts_as_long_as_its_access_token` |
//! | 23 | the body of a renewal | `b23_the_body_of_a_renewal_is_that_of_the_official_client`, `a_refresh_is_asked_for_as_the_official_sdk_does` |
//! | 24 | an organization's token by `organization_id`, refused unsent without the scope | `b24_an_organization_needs_its_scope` |
//! | 25 | three calls at once, one request; one more after clearing | `b25_three_calls_at_once_send_one_request_and_after_clearing_one_more`, `twenty_tabs_with_fifty_calls_each_send_one_request_per_distinct_token` |
//! | 26 | an expired token is replaced once for two calls | `b26_an_expired_token_is_renewed_once_for_two_who_ask` |
//! | 27 | a new client uses what is stored, unless it is malformed | `b27_b28_a_second_client_has_the_kept_token_though_nothing_could_be_renewed`, `a_record_that_cannot_be_read_is_signed_out_and_says_so` |
//! | 28 | a second client has the kept token without a good refresh token | `b27_b28_a_second_client_has_the_kept_token_though_nothing_could_be_renewed` |
//! | 29 | userinfo by a bearer token, refused with an empty one | `b29_userinfo_is_asked_with_the_opaque_token_in_a_header`, `the_token_goes_into_the_header_and_nowhere_else`, `s45_tokens_are_opaque_but_must_fit_into_a_header` |
//! | 30 | sign-out revokes, empties the store and leaves | `signing_out_clears_then_revokes_then_leaves`, `the_url_is_the_one_of_the_official_sdk`; the store is emptied first |
//! | 31 | a revocation that fails keeps nobody signed in | `b31_a_revocation_that_fails_does_not_keep_the_session`, `s55_offline_the_person_is_signed_out_here_and_the_revocation_made_up_for_later`; a provider that fails is not left for, but told later |
//! | 32 | ID tokens by RS256 and ES512 verify | `s34_idtoken_sig_rs256_rfc_7515_appendix_a_2`, `s34_a_token_signed_by_the_provider_is_accepted`, `names_are_those_of_jose` |
//! | 33 | a wrong key, issuer, audience, and times off, each distinctly | `s34_invalid_signature_any_flipped_bit`, `s31_invalid_iss`, `s32_invalid_aud_missing_aud_and_invalid_secondary_aud`, `s37_invalid_expired_exp_and_missing_exp`, `s37_missing_iat_and_iat_is_week_in_past`; times are judged by a clock that is learnt, so the tolerance is fixed |
//! | 34 | claims: multibyte names, missing and mistyped ones, unknown ones kept | `logto_s_claims_are_read`, `absent_null_and_odd_claims_about_the_person_are_alike`, `other_claims_are_kept`, `what_is_not_a_signed_jwt_is_refused`; an odd claim about the person reads as absent |
//! | 35 | an opaque access token has no claims | `s45_an_opaque_token_has_no_claims` |
//! | 36 | error answers: JSON, incomplete JSON, text, 429 | `logto_errors_are_read`, `members_of_other_types_are_left_out`, `refusals_are_the_provider_s_own_words_only`, `fault_answers_that_are_no_refusal` |
//! | 37 | clients share discovery; one's failure is not the other's | `b37_clients_share_the_metadata_and_a_failure_is_nobodys_but_its_own` |
//! | 38 | an endpoint with a path of its own | `the_request_goes_to_the_well_known_path_of_the_issuer` |
//! | 39 | tokens are kept by scopes, resource and organization | `b39_tokens_are_kept_by_resource_organization_and_scopes_in_any_order` |
//! | 40 | keys in the browser's storage | `b40_records_lie_under_the_applications_name`; the session is one record, and a sign-in under way lies beside it, because in-app browsers drop `sessionStorage` |
//! | 41 | the S256 challenge of a known verifier; random values of full length | `the_official_sdk_computes_the_same_challenge`, `s3_verifiers_are_43_unreserved_characters_and_unique`, `s7_state_and_nonce_carry_256_bits`; 32 bytes each, as RFC 7636 recommends |
//! | 42 | React: outside of the provider the hook fails | `b42_use_logto_needs_a_provider` |
//! | 43 | React: a callback is handled once, even if it is rejected | `e2e/examples/minimal.spec.mjs › an answer that belongs to no sign-in is refused, and the person can try again`, `e2e/journeys/wire.spec.mjs › one token request redeems the code, with the verifier of the challenge` |
//! | 44 | React: a failure is told and loading ends | `a_provider_that_is_down_leaves_the_page_where_it_is_and_the_next_try_works`; it is the call's own `Err`, and there is no loading that all calls share |
//! | 45 | Chrome and Capacitor: a closed window | does not apply: there is no popup; who turns back is told by `Cancelled` |
//! | 46 | server: a refresh token twice within 3 s, and after | `idp/contract/refresh.test.mjs › §3 rotation: five refreshes at once all succeed, with five different tokens`, `idp/contract/refresh.test.mjs › §3 rotation: reuse after the leeway`, `a_lost_answer_is_asked_for_again_within_the_leeway` |
//! | 47 | server: its sign-out leaves an offline refresh token alone | `idp/contract/end-session.test.mjs › §6 end session: an open session`, `b47_the_end_of_the_providers_session_leaves_the_refresh_token_alone` |
//! | 48 | server: no refresh token with the prompt login alone | `idp/contract/code-exchange.test.mjs › §2 offline_access: silently dropped unless prompt contains consent`, `s13_offline_access_without_consent_is_noticed` |
//! | 49 | server: tokens for a resource within an organization; others refused | `idp/contract/organizations.test.mjs › §3 organization: with a resource, aud is the resource and organization_id a claim`, `idp/contract/organizations.test.mjs › §3 organization: ${what} is 403 access_denied, and the refresh token survives`, `a_refusal_for_one_organization_does_not_cost_the_session` |
//! | 50 | server: an organization that requires MFA; a role shows at the next renewal | `idp/contract/organizations.test.mjs › §3 organization: one that requires MFA of a member without is 403 access_denied, and the refresh token survives`, `e2e/examples/resource-tokens.spec.mjs › a changed role is seen once it is asked for, not before` |
//! | 51 | server: narrowed scopes bring no ID token, or a smaller one | `idp/contract/refresh.test.mjs › §3 refresh: a scope without openid gives the resource token and no ID token`, `idp/contract/refresh.test.mjs › §3 refresh: a narrower scope narrows the claims of the ID token`, `the_refresh_request_is_the_one_logto_knows` |
//! | 52 | server: another origin gets no answer it can read | `idp/contract/cors.test.mjs › §7 CORS: ${path} refuses another origin, without access-control-allow-origin` |
//! | 53 | server: direct sign-in to nothing ends on the sign-in page | `idp/contract/authorize.test.mjs › §2 direct_sign_in: an unknown target ends on the fallback page`, `idp/contract/authorize.test.mjs › §2 direct_sign_in: the fallback is the first screen asked for` |
//! | 54 | server: a DPoP proof is ignored | does not apply: no proof is sent |
//! | 55 | WeCom: which page, which scope, details by ticket | `idp/test/connector.test.mjs › no user agent means a desktop`, `idp/test/connector.test.mjs › on a desktop the QR page, with the parameters in their order`, `idp/test/connector.test.mjs › a scope of the request replaces that of the settings`, `idp/test/connector.test.mjs › no code is general, before anything is asked` |
