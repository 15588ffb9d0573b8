use std::collections::{BTreeMap, BTreeSet};

use super::super::logto::Death;
use super::world::World;
use crate::client::StorageKind;
use crate::client::store::{Ended, Store, Stored};
use crate::oidc::IdTokenClaims;

/// What was seen before.
#[derive(Default)]
pub(super) struct Seen {
    /// The session each store held when last seen; there is one store for all
    /// tabs, or one for each.
    live: BTreeMap<usize, (String, String)>,
    over: BTreeSet<(usize, String)>,
    signed_out: bool,
    cleared: bool,
}

impl Seen {
    pub(super) fn signed_out(&mut self) {
        self.signed_out = true;
    }

    pub(super) fn cleared(&mut self) {
        self.cleared = true;
    }
}

impl World {
    /// What must hold whenever nothing can happen without time passing.
    pub(super) fn check(&mut self) -> Result<(), String> {
        self.no_token_of_another()?;
        let own_stores = self.config.storage_kind() == StorageKind::Session;
        let stores = if own_stores { self.tabs.len() } else { 1 };
        for tab in 0..stores {
            self.check_store(tab, own_stores)?;
        }
        self.seen.cleared = false;
        self.logto.misdeeds().pop().map_or(Ok(()), Err)
    }

    /// A page that shows one person gets no token of another.
    fn no_token_of_another(&mut self) -> Result<(), String> {
        for (shown, token) in self.brought() {
            let theirs = |person: &String| token.contains(&format!("-of-{person}-"));
            // Who showed nobody may have been told of somebody meanwhile.
            let known = shown.last().is_some_and(Option::is_some);
            if !known || !shown.iter().flatten().all(theirs) {
                return Err("a call brought a token of somebody else".to_owned());
            }
        }
        Ok(())
    }

    fn check_store(&mut self, tab: usize, own: bool) -> Result<(), String> {
        let platform = &self.tabs[tab].platform;
        let id = if own { platform.id() } else { 0 };
        let stored = Store::new(&self.config)
            .session(platform)
            .map_err(|error| error.to_string())?;
        let Stored::Live(record) = stored else {
            let over = self.seen.live.remove(&id);
            if let Some((generation, refresh_token)) = over {
                self.was_rightly_ended(&stored, &refresh_token, own)?;
                self.seen.over.insert((id, generation));
            }
            return Ok(());
        };
        if self.seen.over.contains(&(id, record.generation.clone())) {
            return Err("a session that was over is back".to_owned());
        }
        let claims = IdTokenClaims::of_stored(record.id_token.expose());
        let subject = claims.map_err(|error| error.to_string())?.subject;
        let of_subject = format!("-of-{subject}-");
        let mut tokens = record.access_tokens.iter();
        if tokens.any(|kept| !kept.token.expose().contains(&of_subject)) {
            return Err("a token of somebody else is stored".to_owned());
        }
        let Some(refresh_token) = &record.refresh_token else {
            return Err("a session lost its refresh token".to_owned());
        };
        let refresh_token = refresh_token.expose().to_owned();
        self.logto.note_kept(&refresh_token);
        if self.logto.death_of(&refresh_token) == Some(Death::Revoked) && !own {
            return Err("a session was revoked that nobody had signed out of".to_owned());
        }
        let now = (record.generation.clone(), refresh_token);
        if let Some((before, _)) = self.seen.live.insert(id, now)
            && before != record.generation
        {
            self.seen.over.insert((id, before));
        }
        Ok(())
    }

    /// Only the server or the person ends a session.
    fn was_rightly_ended(
        &self,
        stored: &Stored,
        refresh_token: &str,
        own: bool,
    ) -> Result<(), String> {
        let dead = self.logto.death_of(refresh_token);
        let right = match stored {
            Stored::Ended(Ended::SignedOut) => self.seen.signed_out,
            Stored::Ended(Ended::Expired) => dead.is_some() && dead != Some(Death::Reused),
            // A tab whose storage is a copy, and was left behind, ends so too.
            Stored::Ended(Ended::AnswerLost) => dead.is_some() || own,
            Stored::Absent => self.seen.cleared,
            Stored::Ended(Ended::Untrusted) | Stored::Unreadable | Stored::Live(_) => false,
        };
        if right {
            return Ok(());
        }
        let how = match stored {
            Stored::Ended(ended) => format!("{ended:?}"),
            Stored::Absent => "absent".to_owned(),
            _ => "unreadable".to_owned(),
        };
        Err(format!(
            "a session was lost: {how}, and at the server {dead:?}"
        ))
    }
}
